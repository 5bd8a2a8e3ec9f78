import outlines from 'virtual:outlines';
import type { Place } from '../cells/geohash';
import type { Colours } from './Colours';
import { fitted } from './fitted';
import { projectionOfMap } from './projection';
import { onScreen, type Point, type Size, type View } from './view';

const projection = projectionOfMap().scale(outlines.scale).translate(outlines.translate);
// Read when there is a map to draw, which is after the first figures are on the screen.
const paths = once(() => ({ land: new Path2D(outlines.land), borders: new Path2D(outlines.borders), graticule: new Path2D(outlines.graticule) }));

/** The earth in a frame; every view draws the same outlines through a transformation. */
export class Ground {
  private readonly fit: View;

  constructor(size: Size) {
    this.fit = fitted(outlines.size, size);
  }

  /** Where a place lies on the whole map. */
  pointOf(place: Place): Point {
    const [x, y] = projection([place.longitude, place.latitude]) ?? [0, 0];
    return onScreen(this.fit, { x, y });
  }

  draw(context: OffscreenCanvasRenderingContext2D, view: View, pixels: number, colours: Colours): void {
    const { land, borders, graticule } = paths();
    const scale = view.scale * this.fit.scale;
    const origin = onScreen(view, this.fit);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.setTransform(scale * pixels, 0, 0, scale * pixels, origin.x * pixels, origin.y * pixels);
    context.lineJoin = 'round';
    stroke(context, graticule, colours.graticule, 0.5 / scale);
    context.fillStyle = colours.land;
    context.fill(land);
    stroke(context, borders, colours.border, 0.6 / scale);
    stroke(context, land, colours.coast, 0.8 / scale);
  }
}

function stroke(context: OffscreenCanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
