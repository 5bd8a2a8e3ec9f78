import type { Sorting } from './sorting';
import './sorting.css';

interface Props<K extends string> { column: K; title: string; sorting: Sorting<K>; isNumber?: boolean }

/** A column's head that orders the table by it: numbers from the highest, names from A. */
export function SortHeader<K extends string>({ column, title, sorting, isNumber = true }: Props<K>) {
  const isOn = sorting.by === column;
  return (
    <th scope="col" class={isNumber ? 'number' : undefined} aria-sort={isOn ? (sorting.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class="sort" onClick={() => sorting.toggle(column, isNumber)}>{title}<span aria-hidden="true">{isOn ? (sorting.down ? ' ↓' : ' ↑') : ''}</span></button>
    </th>
  );
}
