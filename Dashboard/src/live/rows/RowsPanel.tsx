import { useSignal } from '@preact/signals';
import { rowFilter } from '../../feed/feed';
import { hasSnapshot, lastSecond, rows } from '../live';
import { FilterForm } from './FilterForm';
import { hearRowKeys } from './keys';
import { RowLine } from './RowLine';
import { sampleText } from './RowList';
import './rows.css';

type Rows = typeof rows.value;

/** The newest rows. Paused, or while somebody points at it, it stands still. */
export function RowsPanel({ openEvent }: { openEvent: string }) {
  const paused = useSignal<Rows | null>(null);
  const held = useSignal<Rows | null>(null);
  const shown = paused.value ?? held.value ?? rows.value;
  const toggle = () => { paused.value = paused.value ? null : shown; };
  return (
    <section class="panel rows" aria-labelledby="rows-title">
      <header>
        <h2 id="rows-title">Newest rows</h2>
        <span class="quiet small rows-note" data-rows-note>{paused.value ? 'paused' : held.value ? 'held while you point at it' : sampleText(lastSecond.value.shown, lastSecond.value.seen)}</span>
        <button type="button" class="push rows-pause" aria-pressed={paused.value !== null} onClick={toggle}>{paused.value ? 'Resume' : 'Pause'}</button>
      </header>
      <FilterForm />
      <ol class="row-list" aria-label="Newest rows" onKeyDown={(event) => hearRowKeys(event, event.currentTarget, toggle)}
        onPointerEnter={(event) => { if (event.pointerType === 'mouse') held.value = rows.peek(); }} onPointerLeave={() => { held.value = null; }}>
        {shown.map((row, index) => <RowLine key={row.row_key} row={row} isFirst={index === 0} isOpen={row.event_id === openEvent} />)}
      </ol>
      {shown.length === 0 && <NoRows />}
    </section>
  );
}

function NoRows() {
  const isFiltered = Object.values(rowFilter.value).some((value) => value !== '');
  if (!hasSnapshot.value) return <p class="empty">Waiting for the first rows …</p>;
  return <p class="empty">{isFiltered ? 'No row has passed this filter yet. New ones appear here.' : 'No row yet. New ones appear here.'}</p>;
}
