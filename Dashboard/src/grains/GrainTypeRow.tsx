import { count } from '../ui/format';
import { Figure } from '../ui/Figure';
import type { GrainRow } from './calls';
import { MethodCells } from './MethodCells';

interface Props { grain: GrainRow; isOpen: boolean; onToggle: () => void }

/** A type of grain: the sum of its methods. */
export function GrainTypeRow({ grain, isOpen, onToggle }: Props) {
  return (
    <tr class="type">
      <th scope="row">
        {grain.methods.length > 0
          ? <button type="button" class="fold" aria-expanded={isOpen} onClick={onToggle}>{grain.name}</button>
          : <span class="fold">{grain.name}</span>}
      </th>
      <td class="number">
        <Figure name={`grains.${grain.name}.active`} value={grain.active}>{count(grain.active)}</Figure>
        {grain.created !== null && grain.created !== grain.active && <span class="quiet"> of {count(grain.created)}</span>}
      </td>
      <MethodCells row={grain} />
    </tr>
  );
}
