import { weatherGroups, type WeatherGroup } from '../weather/groups';
import type { Colours } from './Colours';
import type { Point } from './view';

// Sizes are rounded to half a pixel: seven silhouettes in some twenty sizes are all there is.
const step = 0.5;

/** The silhouettes of the weather, drawn once a size: two thousand paths a second are more than a machine without a graphics card can do in passing. */
export class Glyphs {
  private readonly pictures = new Map<string, { canvas: OffscreenCanvas; side: number }>();

  constructor(private readonly colours: Colours, private readonly pixels: number) {}

  draw(context: OffscreenCanvasRenderingContext2D, group: WeatherGroup, at: Point, radius: number): void {
    const rounded = Math.round(radius / step) * step;
    const key = `${group} ${rounded}`;
    let picture = this.pictures.get(key);
    if (!picture) this.pictures.set(key, picture = this.picture(group, rounded));
    const { canvas, side } = picture;
    context.drawImage(canvas, at.x - side / 2, at.y - side / 2, side, side);
  }

  private picture(group: WeatherGroup, radius: number): { canvas: OffscreenCanvas; side: number } {
    const side = Math.ceil(2.6 * radius + 5);
    const context = new OffscreenCanvas(side * this.pixels, side * this.pixels).getContext('2d')!;
    const path = new Path2D(weatherGroups[group].glyph);
    // A silhouette is drawn in a box of 16; a pixel and a half remain for its edge.
    const scale = (side - 3) / 16;
    context.setTransform(scale * this.pixels, 0, 0, scale * this.pixels, 1.5 * this.pixels, 1.5 * this.pixels);
    context.lineJoin = 'round';
    context.lineWidth = 2 / scale;
    context.strokeStyle = this.colours.glyphEdge;
    context.stroke(path);
    context.fillStyle = this.colours.weather[group];
    context.fill(path, 'evenodd');
    return { canvas: context.canvas, side };
  }
}
