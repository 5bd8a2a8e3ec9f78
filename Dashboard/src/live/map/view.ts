/** Which part of the map is seen: a point of the whole map, times `scale`, plus `x` and `y`, is a point of the screen. */
export interface View { scale: number; x: number; y: number }
export interface Point { x: number; y: number }
export interface Size { width: number; height: number }

export const wholeMap: View = { scale: 1, x: 0, y: 0 };
const closest = 64;

/** Zooms so that what is under `at` stays there. */
export function zoomed(view: View, factor: number, at: Point, size: Size): View {
  const scale = Math.min(closest, Math.max(1, view.scale * factor));
  const grown = scale / view.scale;
  return within({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, size);
}

export function moved(view: View, by: Point, size: Size): View {
  return within({ scale: view.scale, x: view.x + by.x, y: view.y + by.y }, size);
}

/** The same view if the point of the whole map is well inside of it, else one with the point in the middle. */
export function revealing(view: View, point: Point, size: Size): View {
  const { x, y } = onScreen(view, point);
  const isInside = x > 0.05 * size.width && x < 0.95 * size.width && y > 0.05 * size.height && y < 0.95 * size.height;
  return isInside ? view : moved(view, { x: size.width / 2 - x, y: size.height / 2 - y }, size);
}

export function onScreen(view: View, point: Point): Point {
  return { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
}

/** The map never leaves the frame empty at an edge. */
function within(view: View, size: Size): View {
  const bound = (value: number, length: number) => Math.min(0, Math.max(length * (1 - view.scale), value));
  return { scale: view.scale, x: bound(view.x, size.width), y: bound(view.y, size.height) };
}
