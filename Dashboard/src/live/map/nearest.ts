import type { Point } from './view';

export interface Placed<T> { what: T; at: Point }

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

/** The nearest within a distance; of those equally near the last, which is drawn on top. */
export function nearest<T>(placed: Iterable<Placed<T>>, at: Point, within: number): T | null {
  let best: T | null = null;
  let bestDistance = within;
  for (const one of placed) {
    const its = distance(one.at, at);
    if (its <= bestDistance) { best = one.what; bestDistance = its; }
  }
  return best;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
const steps: Record<Direction, Point> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

/** The next in a direction. What lies aside counts double, and what is more aside than ahead is not in the direction at all. */
export function nextIn<T>(placed: Iterable<Placed<T>>, from: Point, direction: Direction): T | null {
  const step = steps[direction];
  let best: T | null = null;
  let bestCost = Infinity;
  for (const { what, at } of placed) {
    const ahead = (at.x - from.x) * step.x + (at.y - from.y) * step.y;
    const aside = Math.abs((at.x - from.x) * step.y) + Math.abs((at.y - from.y) * step.x);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < bestCost) { best = what; bestCost = cost; }
  }
  return best;
}
