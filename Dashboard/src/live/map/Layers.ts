import type { Size } from './view';

// Two pixels for each of CSS's are as sharp as an eye sees; more only cost time.
const mostPixels = 2;

/**
 * The canvas that is seen, and two that are not: the land at this view, and the land with its marks on it, from which comes what a ring uncovers.
 * So an animated picture costs the squares around its rings, and not the map.
 */
export class Layers {
  readonly seen: CanvasRenderingContext2D;
  readonly land = new OffscreenCanvas(1, 1).getContext('2d', { alpha: false })!;
  readonly still = new OffscreenCanvas(1, 1).getContext('2d', { alpha: false })!;
  pixels = 1;

  constructor(canvas: HTMLCanvasElement) {
    this.seen = canvas.getContext('2d', { alpha: false })!;
  }

  resize({ width, height }: Size): void {
    this.pixels = Math.min(mostPixels, devicePixelRatio);
    for (const { canvas } of [this.seen, this.land, this.still]) {
      canvas.width = Math.round(width * this.pixels);
      canvas.height = Math.round(height * this.pixels);
    }
  }

  /** Begins the still picture: the land, on which marks can be drawn in CSS pixels. */
  beginStill(): OffscreenCanvasRenderingContext2D {
    this.still.setTransform(1, 0, 0, 1, 0, 0);
    this.still.globalAlpha = 1;
    this.still.drawImage(this.land.canvas, 0, 0);
    this.still.setTransform(this.pixels, 0, 0, this.pixels, 0, 0);
    return this.still;
  }

  showStill(): void {
    this.seen.setTransform(1, 0, 0, 1, 0, 0);
    this.seen.drawImage(this.still.canvas, 0, 0);
    this.seen.setTransform(this.pixels, 0, 0, this.pixels, 0, 0);
  }

  /** Puts a square of the still picture back. */
  restore(x: number, y: number, side: number): void {
    const { canvas } = this.still;
    const [left, top] = [Math.max(0, Math.floor(x * this.pixels)), Math.max(0, Math.floor(y * this.pixels))];
    const width = Math.min(canvas.width - left, Math.ceil(side * this.pixels) + 1);
    const height = Math.min(canvas.height - top, Math.ceil(side * this.pixels) + 1);
    if (width <= 0 || height <= 0) return;
    this.seen.drawImage(canvas, left, top, width, height, left / this.pixels, top / this.pixels, width / this.pixels, height / this.pixels);
  }
}
