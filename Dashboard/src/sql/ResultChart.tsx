import { useMemo, useState } from 'preact/hooks';
import { Legend } from '../charts/Legend';
import { extentOf } from '../charts/latest';
import { Plot } from '../charts/Plot';
import { dateTime } from '../ui/format';
import { Bars } from './Bars';
import type { Drawing } from './chartOf';

const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });

/** A result as a chart, of the kind that fits it. */
export function ResultChart({ drawing }: { drawing: Drawing }) {
  if (drawing.kind === 'none') return <p class="empty">{drawing.why}</p>;
  return drawing.kind === 'bars' ? <Bars {...drawing} /> : <Lines {...drawing} />;
}

function Lines({ x, xs, lines }: Drawing & { kind: 'line' }) {
  const [point, setPoint] = useState<number | null>(null);
  const data = useMemo((): [number[], ...(number | null)[][]] => [xs, ...lines.map((line) => line.values)], [xs, lines]);
  const at = point === null ? undefined : xs[point];
  const say = (value: number | null | undefined): string => value === null || value === undefined ? '–' : plain.format(value);
  const description = lines.map(({ label, values }) => `${label} from ${say(extentOf(values).lowest)} to ${say(extentOf(values).highest)}`).join(', ');
  return (
    <figure class="chart result-chart">
      <figcaption>
        {at !== undefined && <span class="quiet small">{x === 'time' ? dateTime(new Date(1000 * at)) : plain.format(at)}</span>}
        <Legend entries={lines.map(({ label, values }) => ({ label, text: at === undefined ? '' : say(values[point!]) }))} />
      </figcaption>
      <Plot labels={lines.map((line) => line.label)} format={(value) => plain.format(value)} x={x} data={data} onPoint={setPoint} description={`${xs.length} points: ${description}. The table has the same rows.`} />
    </figure>
  );
}
