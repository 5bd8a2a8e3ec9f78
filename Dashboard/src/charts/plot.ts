import type uPlot from 'uplot';
import { lonely } from './gaps';
import type { Theme } from './theme';

export interface Shape {
  labels: readonly string[];
  format: (value: number) => string;
  x: 'time' | 'number';
  /** Where the y axis ends, if that is known; else with the highest value. */
  top?: number | undefined;
  /** How far the x axis reaches back from the newest point, if that is fixed; else to the oldest one. */
  back?: number | undefined;
  /** Charts with the same name share their cursor. */
  sync?: string | undefined;
}

const hourAndMinute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const dayS = 86_400;

/** What uPlot is told. Its own legend is off: ours is HTML that a screen reader finds. */
export function optionsFor(shape: Shape, theme: Theme, size: { width: number; height: number }, onPoint: (index: number | null) => void): uPlot.Options {
  const font = `${Math.round(0.75 * theme.rem)}px ${theme.font}`;
  const axis = { stroke: theme.text, font, ticks: { show: false }, gap: 0.4 * theme.rem };
  return {
    ...size,
    padding: [0.6 * theme.rem, 0.9 * theme.rem, 0, 0],
    legend: { show: false },
    cursor: {
      drag: { x: false, y: false },
      points: { size: 0.5 * theme.rem },
      ...(shape.sync ? { sync: { key: shape.sync, setSeries: false } } : {}),
    },
    scales: {
      x: { time: shape.x === 'time', ...(shape.back ? { range: (_: uPlot, __: number, newest: number): [number, number] => [newest - shape.back!, newest] } : {}) },
      y: { range: (_, low, high) => rangeOf(low, high, shape.top) },
    },
    axes: [
      { ...axis, grid: { show: false }, space: 3.6 * theme.rem, size: 1.9 * theme.rem, values: (_, splits) => xLabels(splits, shape.x) },
      {
        ...axis,
        grid: { stroke: theme.grid, width: 1 },
        space: 2.4 * theme.rem,
        values: (_, splits) => splits.map((value) => shape.format(value)),
        size: (_, labels) => theme.rem * (1 + 0.45 * Math.max(0, ...(labels ?? []).map((label) => label.length))),
      },
    ],
    series: [{}, ...shape.labels.map((label, which) => seriesOf(label, theme.series[which]!, shape.labels.length === 1))],
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)] },
  };
}

function seriesOf(label: string, colour: string, isAlone: boolean): uPlot.Series {
  return {
    label,
    stroke: colour,
    width: 1.5,
    ...(isAlone ? { fill: colour.replace('rgb(', 'rgba(').replace(')', ', 0.12)') } : {}),
    points: { show: true, size: 4, fill: colour, filter: (plot, which) => lonely(plot.data[which]!) },
  };
}

/** From zero, so that heights can be compared, unless something is negative. */
export function rangeOf(low: number | null, high: number | null, top?: number): [number, number] {
  const end = top ?? ((high ?? 0) > 0 ? 1.08 * high! : 1);
  return [Math.min(0, 1.08 * (low ?? 0)), end];
}

function xLabels(splits: number[], x: Shape['x']): string[] {
  if (x === 'number') return splits.map((value) => plain.format(value));
  const step = (splits[1] ?? 0) - (splits[0] ?? 0);
  return splits.map((value) => (step >= dayS ? dayAndMonth : hourAndMinute).format(1000 * value));
}
