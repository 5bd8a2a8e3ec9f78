import { count, duration, perSecond } from '../ui/format';
import { Figure } from '../ui/Figure';
import type { MethodRow } from './calls';

/** What is counted of a method, or of all of a type. */
export function MethodCells({ row }: { row: MethodRow }) {
  const name = row.key.replaceAll(' ', '.');
  return (
    <>
      <td class="number">{row.callsPerS === null ? '–' : perSecond(row.callsPerS)}</td>
      <td class="number"><Figure name={`calls.${name}.p50`} value={row.p50}>{duration(row.p50)}</Figure></td>
      <td class="number"><Figure name={`calls.${name}.p99`} value={row.p99}>{duration(row.p99)}</Figure></td>
      <td class="number"><Figure name={`calls.${name}.exceptions`} value={row.exceptions} class={row.exceptions > 0 ? 'bad' : undefined}>{count(row.exceptions)}</Figure></td>
    </>
  );
}
