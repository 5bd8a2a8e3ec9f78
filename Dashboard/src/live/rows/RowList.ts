import type { Row } from '../../feed/types';

/** The newest rows, the newest first. More than `limit` are never kept, and none twice. */
export class RowList {
  rows: readonly Row[] = [];

  constructor(private readonly limit: number) {}

  reset(rows: readonly Row[]): void {
    this.rows = rows.slice(0, this.limit);
  }

  /** Rows of one frame, in any order: what was enriched last comes first. */
  add(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const known = new Set(this.rows.map((row) => row.row_key));
    const newest = rows.filter((row) => !known.has(row.row_key)).sort((one, other) => Date.parse(other.enriched_at) - Date.parse(one.enriched_at));
    this.rows = [...newest, ...this.rows].slice(0, this.limit);
  }
}

/** What share of the rows is shown, told only where it is not all. */
export function sampleText(shown: number, seen: number): string {
  return seen > shown ? `${shown} of ${seen.toLocaleString()} rows of this second shown` : '';
}
