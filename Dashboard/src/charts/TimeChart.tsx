import { useMemo, useState } from 'preact/hooks';
import { time } from '../ui/format';
import { ExtentTable } from './ExtentTable';
import { withGaps, type Values } from './gaps';
import { extentOf } from './latest';
import { Legend } from './Legend';
import { Plot } from './Plot';

export interface Line { label: string; values: Values }

interface Props {
  title: string;
  times: readonly number[];
  intervalS: number;
  /** How much time the chart shows. */
  windowS: number;
  lines: readonly Line[];
  format: (value: number) => string;
  top?: number | undefined;
  asTable: boolean;
}

/** Figures over time with what they are now, or were at the cursor. At most five lines: there are five colours. */
export function TimeChart({ title, times, intervalS, windowS, lines, format, top, asTable }: Props) {
  const [point, setPoint] = useState<number | null>(null);
  const data = useMemo(() => withGaps(times, lines.map((line) => line.values), intervalS), [times, lines, intervalS]);
  const extents = lines.map((line) => extentOf(line.values));
  const say = (value: number | null | undefined): string => value === null || value === undefined ? '–' : format(value);
  const at = point === null ? undefined : data[0][point];
  const shown = lines.map((line, which) => ({ label: line.label, text: say(at === undefined ? extents[which]!.newest : data[which + 1]![point!] as number | null) }));
  const newest = lines.map((line, which) => `${line.label} ${say(extents[which]!.newest)}`).join(', ');
  return (
    <figure class="panel chart" data-chart={title}>
      <figcaption>
        <h3>{title}</h3>
        {at !== undefined && <span class="quiet small">{time(new Date(1000 * at))}</span>}
        {!asTable && <Legend entries={shown} />}
      </figcaption>
      {asTable
        ? <ExtentTable title={title} rows={lines.map((line, which) => ({ label: line.label, ...extents[which]! }))} say={say} />
        : <Plot labels={lines.map((line) => line.label)} format={format} x="time" top={top} back={windowS} sync="time" data={data} onPoint={setPoint} description={`${title}. Newest: ${newest}.`} />}
    </figure>
  );
}
