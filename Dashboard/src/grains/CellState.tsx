import { addressOf } from '../app/route';
import { dateTime } from '../ui/format';
import { Fault } from '../ui/Fault';
import { usePolled } from '../ui/polled';
import type { CellDocument } from './documents';
import { Facts, place } from './Facts';
import { RawJson } from './RawJson';
import { Slots } from './Slots';

const everyMs = 5_000;

/** What the grain of a cell remembers of its weather. */
export function CellState({ cell }: { cell: string }) {
  const { value, fault } = usePolled<CellDocument>(`/v1/locations/${encodeURIComponent(cell)}`, everyMs);
  if (!value) return fault ? <Fault what={`Nothing to show of ${cell}.`} reason={fault} /> : <p class="empty" aria-busy="true">Asking the grain …</p>;
  return (
    <div class="body state">
      {fault && <Fault what="This is what was known before." reason={fault} />}
      <Facts facts={[
        ['cell', <span class="mono">{value.cell}</span>],
        ['centre', place(value.centre)],
        ['slots', value.slots.length],
        ['newest', value.slots[0] && dateTime(value.slots[0].start)],
      ]} />
      <Slots slots={value.slots} />
      <p class="small"><a href={addressOf('live', { cell: value.cell })}>Watch this cell live</a></p>
      <RawJson value={value} label={`The state of ${cell} as JSON`} />
    </div>
  );
}
