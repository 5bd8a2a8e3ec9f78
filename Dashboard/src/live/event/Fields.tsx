import { addressOf } from '../../app/route';
import type { FullRow } from './whereabouts';

/** All columns that have a value, named as in the table. */
export function Fields({ row }: { row: FullRow }) {
  return (
    <dl class="event-fields">
      {Object.entries(row).filter(([, value]) => value !== null).map(([name, value]) => (
        <div key={name}>
          <dt class="mono">{name}</dt>
          <dd class="mono">{name === 'cell' ? <a href={addressOf('live', { cell: String(value) })}>{String(value)}</a> : typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
