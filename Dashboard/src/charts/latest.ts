import type { Values } from './gaps';

export interface Extent { newest: number | null; lowest: number | null; highest: number | null }

/** What a series comes to in three figures. */
export function extentOf(values: Values): Extent {
  let extent: Extent = { newest: null, lowest: null, highest: null };
  for (const value of values) {
    if (value === null) continue;
    extent = { newest: value, lowest: Math.min(value, extent.lowest ?? value), highest: Math.max(value, extent.highest ?? value) };
  }
  return extent;
}
