import type { Size, View } from './view';

/** Something of a size, as large as a frame has room for with a margin around it, and in its middle. */
export function fitted(what: Size, frame: Size): View {
  const margin = Math.min(16, frame.width / 40);
  const scale = Math.min((frame.width - 2 * margin) / what.width, (frame.height - 2 * margin) / what.height);
  return { scale, x: (frame.width - scale * what.width) / 2, y: (frame.height - scale * what.height) / 2 };
}
