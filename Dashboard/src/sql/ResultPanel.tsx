import { useMemo, useState } from 'preact/hooks';
import { Choice } from '../ui/Choice';
import { bytes, count, duration, usd } from '../ui/format';
import { drawingOf } from './chartOf';
import { CsvButtons } from './CsvButtons';
import type { Result } from './result';
import { ResultChart } from './ResultChart';
import { ResultTable } from './ResultTable';

/** What a statement found, as a table or a chart, and to take along. */
export function ResultPanel({ result, tookMs }: { result: Result; tookMs: number }) {
  const [view, setView] = useState<'table' | 'chart'>('table');
  const drawing = useMemo(() => drawingOf(result), [result]);
  const rows = result.rows.length;
  return (
    <section class="panel" aria-labelledby="result">
      <header>
        <h2 id="result">Result</h2>
        <span class="small" role="status">{count(rows)} {rows === 1 ? 'row' : 'rows'} in {duration(tookMs)}</span>
        {result.truncated && <span class="badge warn">cut: there are more</span>}
        {result.cost && <span class="quiet small">read {bytes(result.cost.bytes_processed)}, billed {bytes(result.cost.bytes_billed)}, about {usd(result.cost.estimated_usd)}</span>}
        <Choice label="View" titles={{ table: 'Table', chart: 'Chart' }} value={view} onValue={setView} />
        <CsvButtons result={result} />
      </header>
      {view === 'table' ? <ResultTable result={result} /> : <ResultChart drawing={drawing} />}
    </section>
  );
}
