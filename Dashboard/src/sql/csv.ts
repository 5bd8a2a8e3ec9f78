import { textOf, type Cell, type Result } from './result';

/** A result as RFC 4180 has it: lines end with CRLF, and what holds a comma, a quote or a line's end is quoted. */
export function csvOf({ columns, rows }: Result): string {
  return [columns, ...rows].map((row) => row.map(field).join(',') + '\r\n').join('');
}

function field(cell: Cell): string {
  // A null is nothing, and an empty text is an empty text: COPY and most readers tell them apart like this.
  if (cell === '') return '""';
  const text = textOf(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
