import { useState } from 'preact/hooks';

export interface Sorting<K extends string> { by: K; down: boolean; toggle: (by: K, firstDown: boolean) => void }

/** Which column orders a table, and in which direction; a second press turns it round. */
export function useSorting<K extends string>(first: K): Sorting<K> {
  const [{ by, down }, set] = useState({ by: first, down: true });
  return { by, down, toggle: (wanted, firstDown) => set((last) => ({ by: wanted, down: last.by === wanted ? !last.down : firstDown })) };
}

/** A sorted copy; what is unknown stands last in both directions. */
export function sorted<T>(rows: readonly T[], pick: (row: T) => number | string | null, down: boolean): T[] {
  return [...rows].sort((one, other) => {
    const [a, b] = [pick(one), pick(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const order = typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b;
    return down ? -order : order;
  });
}
