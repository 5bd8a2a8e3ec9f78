import { useSignal } from '@preact/signals';
import { rowFilter, stats } from '../feed/feed';
import { cells, changedCells, hasSnapshot, rows } from './live';

const samples = './isobar send samples/events.ndjson';
const one = `curl -s ${location.origin}/v1/events -H 'content-type: application/json' -d '{
  "event_id": "first", "user_id": "ada", "type": "hello", "occurred_at": "'$(date -u +%FT%TZ)'",
  "latitude": 59.33, "longitude": 18.07}'`;

/** What an instance shows that has nothing to show: how to send the first event. */
export function FirstEvent() {
  void changedCells.value;
  const isFiltered = Object.values(rowFilter.value).some((value) => value !== '');
  if (!hasSnapshot.value || isFiltered || cells.size > 0 || rows.value.length > 0 || (stats.value?.warehouse.rows ?? 0) > 0) return null;
  return (
    <section class="panel first-event" aria-labelledby="first-title">
      <div class="body">
        <h2 id="first-title">Send the first event</h2>
        <p class="quiet">It appears on the map and in the list within a second. A thousand samples:</p>
        <Command text={samples} />
        <p class="quiet">Or one of your own:</p>
        <Command text={one} />
      </div>
    </section>
  );
}

function Command({ text }: { text: string }) {
  const isCopied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    isCopied.value = true;
  };
  return (
    <div class="command">
      <pre tabIndex={0}>{text}</pre>
      {/* Browsers give the clipboard to secure origins alone. */}
      {isSecureContext && <button type="button" onClick={() => void copy()}>{isCopied.value ? 'Copied' : 'Copy'}</button>}
    </div>
  );
}
