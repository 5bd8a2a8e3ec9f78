import { useMemo, useState } from 'preact/hooks';
import { TimeChart } from '../charts/TimeChart';
import { Choice } from '../ui/Choice';
import { Fault } from '../ui/Fault';
import { usePolled } from '../ui/polled';
import { chartsOf, type History } from './history';

const windows = { '15m': { title: '15 min', seconds: 900, everyMs: 5_000 }, '24h': { title: '24 h', seconds: 86_400, everyMs: 120_000 } } as const;
type Window = keyof typeof windows;

/** How it was: the last minutes, or the last day. */
export function HistoryCharts() {
  const [window, setWindow] = useState<Window>('15m');
  const [asTable, setAsTable] = useState(false);
  const { value: history, fault } = usePolled<History>(`/v1/stats/history?window=${window}`, windows[window].everyMs);
  const charts = useMemo(() => history ? chartsOf(history) : [], [history]);
  return (
    <section class="history" aria-labelledby="history">
      <div class="bar">
        <h2 id="history">The last {windows[window].title}</h2>
        {history?.is_persisted === false && <span class="quiet small">kept in memory only: a restart begins anew</span>}
        <Choice label="How far back" titles={{ '15m': windows['15m'].title, '24h': windows['24h'].title }} value={window} onValue={setWindow} />
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>Table</button>
      </div>
      {fault && <Fault what="The history could not be read." reason={fault} />}
      {history?.fault && <p class="notice">{history.fault}</p>}
      {!history && !fault && <p class="panel empty" aria-busy="true">Reading the history …</p>}
      {history && history.times.length === 0 && <p class="panel empty">Nothing is recorded yet. The first point comes within {history.interval_s} s.</p>}
      {history && history.times.length > 0 && (
        <div class="charts">
          {charts.map((chart) => <TimeChart key={chart.title} {...chart} times={history.times} intervalS={history.interval_s} windowS={windows[window].seconds} asTable={asTable} />)}
        </div>
      )}
    </section>
  );
}
