import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { rowFilter, type RowFilter } from '../../feed/feed';
import { filterOf } from './rowFilterText';

const waitMs = 400;
// As long as the API allows; it would refuse the stream for more.
const fields: [name: 'user' | 'cell' | 'type', label: string, longest: number][] = [['user', 'User', 128], ['cell', 'Cell', 7], ['type', 'Type', 64]];
const statuses = ['fresh', 'stale', 'historical', 'missing'];

/** Narrows the rows on the server, once the typing rests. */
export function FilterForm() {
  const typed = useSignal<RowFilter>(rowFilter.peek());
  const wanted = filterOf(typed.value);
  const reason = 'reason' in wanted ? wanted.reason : '';
  useEffect(() => {
    if ('reason' in wanted || JSON.stringify(wanted) === JSON.stringify(rowFilter.peek())) return;
    const timer = setTimeout(() => { rowFilter.value = wanted; }, waitMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  const set = (name: keyof RowFilter, value: string) => { typed.value = { ...typed.value, [name]: value }; };
  return (
    <form class="row-filter" role="search" aria-label="Filter the rows" onSubmit={(event) => event.preventDefault()}>
      {fields.map(([name, label, longest]) => (
        <input key={name} type="text" name={name} aria-label={label} placeholder={label} autocomplete="off" spellcheck={false} maxLength={longest}
          aria-invalid={name === 'cell' && reason !== ''} aria-describedby={name === 'cell' && reason ? 'row-filter-reason' : undefined}
          value={typed.value[name]} onInput={(event) => set(name, event.currentTarget.value)} />
      ))}
      <select name="status" aria-label="Weather status" value={typed.value.status} onChange={(event) => set('status', event.currentTarget.value)}>
        <option value="">Any status</option>
        {statuses.map((status) => <option key={status} value={status}>{status}</option>)}
      </select>
      {reason && <p id="row-filter-reason" class="small bad" role="alert">{reason}</p>}
    </form>
  );
}
