import { signal } from '@preact/signals';
import { before, onFrame, onSnapshot } from '../feed/feed';
import type { Frame, Snapshot } from '../feed/types';
import { CellStore, type Cell } from './cells/CellStore';
import { withSample, type Sample } from './figures/samples';
import { RowList } from './rows/RowList';

// It listens for as long as the tab lives, whichever page is shown: who comes back finds the map as it would be.

export const cells = new CellStore(2_000);
const list = new RowList(200);

/** The cells in which something happened with the last message; a snapshot's are not news. */
export const changedCells = signal<readonly Cell[]>([]);
export const rows = signal<readonly RowList['rows'][number][]>([]);
/** Rows that passed the filter in the last second, and how many of them were sent. */
export const lastSecond = signal({ shown: 0, seen: 0 });
export const samples = signal<readonly Sample[]>([]);
export const hasSnapshot = signal(false);
/** Fulfilled when there are figures for the first time. */
export const firstSnapshot = new Promise<void>((resolve) => { const stop = onSnapshot(() => { stop(); resolve(); }); });

onSnapshot((snapshot) => {
  cells.reset(snapshot.cells);
  list.reset(snapshot.rows);
  lastSecond.value = { shown: 0, seen: 0 };
  hasSnapshot.value = true;
  show(snapshot, []);
});

onFrame((frame) => {
  const changed = cells.add(frame.cells);
  list.add(frame.rows);
  lastSecond.value = { shown: frame.rows.length, seen: frame.rows_seen };
  show(frame, changed);
});

function show(message: Frame | Snapshot, changed: readonly Cell[]): void {
  rows.value = list.rows;
  changedCells.value = changed;
  samples.value = withSample(samples.value, Date.parse(message.time), message.stats, before.value);
}
