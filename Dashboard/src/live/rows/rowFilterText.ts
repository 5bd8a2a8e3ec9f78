import type { RowFilter } from '../../feed/feed';
import { isCell } from '../cells/geohash';

/** What the server is asked for, or why it is not. It answers 400 to a cell that is none, after which there would be no stream at all. */
export function filterOf(typed: RowFilter): RowFilter | { reason: string } {
  const filter = { user: typed.user.trim(), cell: typed.cell.trim().toLowerCase(), type: typed.type.trim(), status: typed.status };
  // The beginning of a cell is enough; the shortest that can be checked is padded with a letter that every cell may have.
  const isPart = filter.cell === '' || isCell(filter.cell.padEnd(3, '0'));
  return isPart ? filter : { reason: 'A cell is a geohash of at most 7 characters, or its beginning: u33db, u33.' };
}
