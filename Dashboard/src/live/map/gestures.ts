import type { Point } from './view';

export interface Gestures {
  hover(at: Point | null): void;
  click(at: Point): void;
  move(by: Point): void;
  zoom(factor: number, at: Point): void;
  /** Whether the wheel has something to do, or is left to the page. */
  canZoom(factor: number): boolean;
}

// A hand is not quite still while it clicks.
const clickSlack = 5;

/** Hears a pointer, two fingers and the wheel. */
export function listen(element: HTMLElement, gestures: Gestures): () => void {
  const down = new Map<number, Point>();
  let travelled = 0;
  const stop = new AbortController();
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, hear: (event: HTMLElementEventMap[Name]) => void, options?: AddEventListenerOptions) =>
    element.addEventListener(name, hear, { ...options, signal: stop.signal });
  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const release = (event: PointerEvent) => {
    const wasDown = down.delete(event.pointerId);
    if (wasDown && event.type === 'pointerup' && down.size === 0 && travelled < clickSlack) gestures.click(pointOf(event));
  };

  on('pointerdown', (event) => {
    if (down.size === 0) travelled = 0;
    down.set(event.pointerId, pointOf(event));
    element.setPointerCapture(event.pointerId);
  });
  on('pointermove', (event) => {
    const at = pointOf(event);
    const from = down.get(event.pointerId);
    if (!from) return gestures.hover(event.pointerType === 'touch' ? null : at);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, at);
    travelled += Math.hypot(at.x - from.x, at.y - from.y);
    if (other) gestures.zoom(distance(at, other) / Math.max(1, distance(from, other)), middle(at, other));
    if (travelled >= clickSlack) gestures.move({ x: (at.x - from.x) / down.size, y: (at.y - from.y) / down.size });
  });
  on('pointerup', release);
  on('pointercancel', release);
  on('pointerleave', () => gestures.hover(null));
  on('wheel', (event) => {
    const factor = 2 ** (-event.deltaY * (event.deltaMode === 1 ? 16 : 1) / 300);
    if (!gestures.canZoom(factor)) return;
    event.preventDefault();
    gestures.zoom(factor, pointOf(event));
  }, { passive: false });
  return () => stop.abort();
}

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
const middle = (one: Point, other: Point) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
