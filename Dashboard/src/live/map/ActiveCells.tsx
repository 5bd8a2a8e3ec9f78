import { count } from '../../ui/format';
import { cells, changedCells, hasSnapshot } from '../live';

export function ActiveCells() {
  void changedCells.value;
  if (!hasSnapshot.value) return null;
  return <span class="quiet small" data-figure="cells" data-value={cells.size}>{count(cells.size)} {cells.size === 1 ? 'cell' : 'cells'}</span>;
}
