import type { Stats } from '../../feed/types';

/** The part of the events whose weather was known already, to the user's grain or the cell's; null before the first. */
export function hitRatio({ cache_hits, cell_hits, questions }: Stats['weather']): number | null {
  const all = cache_hits + cell_hits + questions;
  return all > 0 ? (cache_hits + cell_hits) / all : null;
}
