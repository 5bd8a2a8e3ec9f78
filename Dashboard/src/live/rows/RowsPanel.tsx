import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { connection, rowFilter } from '../../feed/feed';
import { hasSnapshot, lastSecond, rows } from '../live';
import { FilterForm } from './FilterForm';
import { hearRowKeys } from './keys';
import { RowLine } from './RowLine';
import { sampleText } from './RowList';
import './rows.css';

type Rows = typeof rows.value;

/** The newest rows. Paused, or while somebody points at them or goes through them with the keys, they stand still. */
export function RowsPanel({ openEvent }: { openEvent: string }) {
  const paused = useSignal<Rows | null>(null);
  const held = useSignal<Rows | null>(null);
  const shown = paused.value ?? held.value ?? rows.value;
  const toggle = () => { paused.value = paused.value ? null : shown; };
  const hold = () => { held.value ??= rows.peek(); };
  const release = () => { held.value = null; };
  // Who asks for other rows wants to see them.
  useEffect(() => { paused.value = null; }, [rowFilter.value]);
  const note = paused.value ? 'paused' : held.value ? 'held while you are in it' : sampleText(lastSecond.value.shown, lastSecond.value.seen);
  return (
    <section class="panel rows" aria-labelledby="rows-title">
      <header>
        <h2 id="rows-title">Newest rows</h2>
        <span class="quiet small rows-note" data-rows-note>{note}</span>
        <button type="button" class="push rows-pause" aria-pressed={paused.value !== null} onClick={toggle}>{paused.value ? 'Resume' : 'Pause'}</button>
      </header>
      <FilterForm />
      <ol class="row-list" aria-label="Newest rows" onKeyDown={(event) => hearRowKeys(event, event.currentTarget, toggle)}
        onPointerEnter={(event) => { if (event.pointerType === 'mouse') hold(); }} onPointerLeave={release}
        onFocusIn={(event) => { if ((event.target as Element).matches(':focus-visible')) hold(); }} onFocusOut={release}>
        {shown.map((row, index) => <RowLine key={row.row_key} row={row} isFirst={index === 0} isOpen={row.event_id === openEvent} />)}
      </ol>
      {shown.length === 0 && <p class="empty">{emptyText()}</p>}
    </section>
  );
}

function emptyText(): string {
  if (!hasSnapshot.value) return connection.value === 'reconnecting' ? 'No connection. Rows appear here once there is one.' : 'Waiting for the first rows …';
  const isFiltered = Object.values(rowFilter.value).some((value) => value !== '');
  return isFiltered ? 'No row has passed this filter yet. New ones appear here.' : 'No row yet. New ones appear here.';
}
