import { effect, signal } from '@preact/signals';
import { before, serverTime, stats } from '../feed/feed';
import type { Stats } from '../feed/types';

export interface Moment { stats: Stats; time: number }
export interface Span { first: Stats; last: Stats; seconds: number }

// Rates are over so many frames, which is so many seconds: over one, they would jump too much to be read.
const frames = 5;
let kept: Moment[] = [];

/** The figures now and some seconds ago, for rates; null until there are two frames of one run of the server. */
export const span = signal<Span | null>(null);

effect(() => {
  const now = stats.value;
  if (!now || !serverTime.peek()) return;
  // Without figures before it the server started anew, or the stream did: its counters are no continuation.
  kept = advance(before.peek() ? kept : [], { stats: now, time: serverTime.peek()!.getTime() }, frames + 1);
  span.value = spanOf(kept);
});

export function advance(moments: readonly Moment[], next: Moment, most: number): Moment[] {
  return [...moments, next].slice(-most);
}

export function spanOf(moments: readonly Moment[]): Span | null {
  const first = moments[0];
  const last = moments.at(-1);
  if (!first || !last || last.time <= first.time) return null;
  return { first: first.stats, last: last.stats, seconds: (last.time - first.time) / 1000 };
}

/** By how much a counter grew; null if it is not known, or fell because a silo left. */
export function growth(within: Span | null, counter: (figures: Stats) => number | undefined): number | null {
  if (!within) return null;
  const [from, to] = [counter(within.first) ?? NaN, counter(within.last) ?? NaN];
  // No order holds for the counters of a section that could not be read: they are not numbers.
  return to >= from ? to - from : null;
}

export function rate(within: Span | null, counter: (figures: Stats) => number | undefined): number | null {
  const grown = growth(within, counter);
  return grown === null ? null : grown / within!.seconds;
}
