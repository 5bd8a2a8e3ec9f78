import { isNumeric, textOf, type Cell, type Result } from './result';

export type Drawing =
  | { kind: 'line'; x: 'time' | 'number'; xs: number[]; lines: { label: string; values: (number | null)[] }[] }
  | { kind: 'bars'; of: string; bars: { label: string; value: number | null }[]; left: number }
  | { kind: 'none'; why: string };

const mostLines = 5;
const mostBars = 50;

/** How a result is best drawn: over time or a number as lines, by category as bars. */
export function drawingOf(result: Result): Drawing {
  if (result.rows.length === 0) return { kind: 'none', why: 'There are no rows to draw.' };
  const numeric = result.columns.map((_, column) => column).filter((column) => column > 0 && isNumeric(result, column));
  if (numeric.length === 0) return { kind: 'none', why: 'A chart needs a second column of numbers: the first is what they are of.' };
  const x = axisOf(result);
  return x === null ? barsOf(result, numeric[0]!) : linesOf(result, x, numeric.slice(0, mostLines));
}

function axisOf(result: Result): 'time' | 'number' | null {
  if (result.rows.length < 2) return null;
  if (isNumeric(result, 0)) return 'number';
  return result.rows.every((row) => timeOf(row[0]) !== null) ? 'time' : null;
}

function linesOf({ columns, rows }: Result, x: 'time' | 'number', numeric: number[]): Drawing {
  // A line runs from left to right, in whatever order the rows came; a row without a place on the axis has none on the chart.
  const placed = rows
    .map((row) => ({ at: x === 'time' ? timeOf(row[0]) : row[0] as number | null, row }))
    .filter((one): one is { at: number; row: Cell[] } => one.at !== null)
    .sort((one, other) => one.at - other.at);
  return {
    kind: 'line', x, xs: placed.map((one) => one.at),
    lines: numeric.map((column) => ({ label: columns[column]!, values: placed.map(({ row }) => row[column] as number | null) })),
  };
}

function barsOf({ columns, rows }: Result, column: number): Drawing {
  const bars = rows.slice(0, mostBars).map((row) => ({ label: row[0] === null ? 'null' : textOf(row[0]), value: row[column] as number | null }));
  return { kind: 'bars', of: columns[column]!, bars, left: rows.length - bars.length };
}

/** Unix seconds, if it is a day or a time as a warehouse writes them. */
export function timeOf(cell: Cell | undefined): number | null {
  if (typeof cell !== 'string' || !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/.test(cell)) return null;
  const at = Date.parse(cell);
  return Number.isNaN(at) ? null : at / 1000;
}
