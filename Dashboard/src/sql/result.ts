export type Cell = string | number | boolean | null;

/** POST /v1/query */
export interface Result {
  columns: string[];
  rows: Cell[][];
  truncated: boolean;
  /** Where queries are charged for. */
  cost?: { bytes_processed: number; bytes_billed: number; estimated_usd: number };
}

/** The same with "dry_run": bytes are null where queries cost nothing. */
export interface Estimate { bytes_processed: number | null; estimated_usd: number }

/** Whether every value of a column that is there is a number, and some are. */
export function isNumeric({ rows }: Result, column: number): boolean {
  const known = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
  return known.length > 0 && known.every((value) => typeof value === 'number');
}

export const textOf = (cell: Cell | undefined): string => cell === null || cell === undefined ? '' : String(cell);
