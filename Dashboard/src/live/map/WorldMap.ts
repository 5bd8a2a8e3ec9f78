import type { Cell, CellStore } from '../cells/CellStore';
import { centreOf } from '../cells/geohash';
import { onScheme, readColours, type Colours } from './Colours';
import { listen } from './gestures';
import { Ground } from './Ground';
import { colourOf, drawMark, opacityOf, radiusOf, type Paint } from './marks';
import { nearest, nextIn, type Direction, type Placed } from './nearest';
import { Pulses } from './Pulses';
import { moved, onScreen, revealing, wholeMap, zoomed, type Point, type Size, type View } from './view';

export interface Pointed { cell: Cell; at: Point }
export interface WorldMapEvents { point(pointed: Pointed | null): void; open(cell: Cell): void; zoom(scale: number): void }

// Two pixels for each of CSS's are as sharp as an eye sees; more only cost time.
const mostPixels = 2;
const reachForPointer = 12;

/** The map on its canvas. It draws when something changed, and goes on drawing only while rings move. */
export class WorldMap {
  paint: Paint = 'temperature';
  private size: Size = { width: 0, height: 0 };
  private pixels = 1;
  private view: View = wholeMap;
  private ground: Ground | null = null;
  private points = new WeakMap<Cell, Point>();
  private colours: Colours;
  private pointed: Cell | null = null;
  private selected = '';
  private nowMs = Date.now();
  private readonly pulses = new Pulses();
  private readonly context: CanvasRenderingContext2D;
  // The land at this view, and the land with its marks on it: what a ring uncovers comes from the latter.
  private readonly land = new OffscreenCanvas(1, 1).getContext('2d')!;
  private readonly still = new OffscreenCanvas(1, 1).getContext('2d')!;
  private wanted = { land: false, still: false, request: 0 };
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly stops: (() => void)[];

  constructor(private readonly canvas: HTMLCanvasElement, private readonly cells: CellStore, private readonly events: WorldMapEvents) {
    this.context = canvas.getContext('2d', { alpha: false })!;
    this.colours = readColours(canvas.parentElement!);
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(canvas);
    this.stops = [
      () => sizes.disconnect(),
      onScheme(() => { this.colours = readColours(canvas.parentElement!); this.redraw(true); }),
      listen(canvas, {
        hover: (at) => this.pointAt(at && this.cellAt(at)),
        click: (at) => { const cell = this.cellAt(at); if (cell) this.events.open(cell); },
        move: (by) => this.look(moved(this.view, by, this.size)),
        zoom: (factor, at) => this.look(zoomed(this.view, factor, at, this.size)),
        canZoom: (factor) => factor > 1 || this.view.scale > 1,
      }),
    ];
  }

  dispose(): void {
    cancelAnimationFrame(this.wanted.request);
    this.stops.forEach((stop) => stop());
  }

  /** Draws the cells as they are at a time by the server's clock, with a ring for each of those that changed. */
  update(changed: readonly Cell[], nowMs: number): void {
    this.nowMs = nowMs;
    if (!this.calm.matches && !document.hidden) {
      const most = this.most();
      this.pulses.add(changed.map((cell) => ({ at: this.at(cell), radius: this.radius(cell, most), colour: colourOf(cell, this.paint, this.colours) })), performance.now());
    }
    this.redraw();
  }

  repaint(paint: Paint): void {
    this.paint = paint;
    this.redraw();
  }

  select(name: string): void {
    const place = centreOf(name);
    this.selected = name;
    if (place && this.ground && this.view.scale > 1) this.look(revealing(this.view, this.ground.pointOf(place), this.size));
    this.redraw();
  }

  zoomBy(factor: number): void { this.look(zoomed(this.view, factor, { x: this.size.width / 2, y: this.size.height / 2 }, this.size)); }

  showAll(): void { this.look(wholeMap); }

  /** From the cell that is pointed at to the next in a direction; the first is the busiest. */
  pointNext(direction: Direction): void {
    const from = this.pointed && this.cells.get(this.pointed.name);
    const next = from ? nextIn(this.placed(), this.at(from), direction) : this.cells.busiest(1)[0];
    if (!next) return;
    if (this.ground) this.look(revealing(this.view, this.wholePoint(next), this.size));
    this.pointAt(next);
  }

  openPointed(): void { if (this.pointed) this.events.open(this.pointed); }

  pointAt(cell: Cell | null): void {
    if (cell === this.pointed) return;
    this.pointed = cell;
    this.canvas.classList.toggle('is-pointing', cell !== null);
    this.events.point(cell && { cell, at: this.at(cell) });
    this.redraw();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    this.size = { width, height };
    this.pixels = Math.min(mostPixels, devicePixelRatio);
    for (const { canvas } of [this.context, this.land, this.still]) {
      canvas.width = Math.round(width * this.pixels);
      canvas.height = Math.round(height * this.pixels);
    }
    this.ground = new Ground(this.size);
    this.points = new WeakMap();
    this.look(wholeMap);
    // The canvas is empty now; waiting for the next picture would let it flicker.
    this.draw(performance.now());
  }

  private look(view: View): void {
    this.view = view;
    this.pulses.clear();
    this.pointAt(null);
    this.canvas.classList.toggle('is-zoomed', view.scale > 1);
    this.events.zoom(view.scale);
    this.redraw(true);
  }

  private redraw(withLand = false): void {
    this.wanted.land ||= withLand;
    this.wanted.still = true;
    this.wanted.request ||= requestAnimationFrame((nowMs) => this.draw(nowMs));
  }

  private draw(nowMs: number): void {
    cancelAnimationFrame(this.wanted.request);
    this.wanted.request = 0;
    if (!this.ground) return;
    if (this.wanted.land) this.ground.draw(this.land, this.view, this.pixels, this.colours);
    if (this.wanted.still) this.drawStill();
    this.wanted.land = this.wanted.still = false;
    this.context.setTransform(this.pixels, 0, 0, this.pixels, 0, 0);
    this.pulses.draw(this.context, nowMs, (x, y, side) => this.restore(x, y, side));
    if (this.pulses.isMoving) this.wanted.request ||= requestAnimationFrame((next) => this.draw(next));
  }

  private drawStill(): void {
    const { still, colours } = this;
    still.setTransform(1, 0, 0, 1, 0, 0);
    still.drawImage(this.land.canvas, 0, 0);
    still.setTransform(this.pixels, 0, 0, this.pixels, 0, 0);
    const most = this.most();
    for (const cell of this.cells.values()) {
      const at = this.at(cell);
      if (at.x < -20 || at.y < -20 || at.x > this.size.width + 20 || at.y > this.size.height + 20) continue;
      still.globalAlpha = opacityOf(this.nowMs / 1000 - cell.lastS);
      drawMark(still, cell, at, this.radius(cell, most), this.paint, colours);
    }
    still.globalAlpha = 1;
    if (this.pointed) this.drawRing(this.at(this.pointed), 2);
    const chosen = centreOf(this.selected);
    if (chosen) this.drawRing(onScreen(this.view, this.ground!.pointOf(chosen)), 3);
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.drawImage(still.canvas, 0, 0);
  }

  private drawRing(at: Point, width: number): void {
    this.still.strokeStyle = this.colours.accent;
    this.still.lineWidth = width;
    this.still.beginPath();
    this.still.arc(at.x, at.y, 11, 0, 2 * Math.PI);
    this.still.stroke();
  }

  private restore(x: number, y: number, side: number): void {
    const left = Math.max(0, Math.floor(x * this.pixels));
    const top = Math.max(0, Math.floor(y * this.pixels));
    const width = Math.min(this.still.canvas.width - left, Math.ceil(side * this.pixels) + 1);
    const height = Math.min(this.still.canvas.height - top, Math.ceil(side * this.pixels) + 1);
    if (width <= 0 || height <= 0) return;
    this.context.drawImage(this.still.canvas, left, top, width, height, left / this.pixels, top / this.pixels, width / this.pixels, height / this.pixels);
  }

  private most(): number {
    let most = 0;
    for (const cell of this.cells.values()) most = Math.max(most, cell.events);
    return most;
  }

  /** Marks are larger on a larger map, and a little when one looks closer; smaller where there are many. */
  private radius(cell: Cell, most: number): number {
    const growth = Math.min(1.6, Math.max(0.6, Math.sqrt(this.size.width / 1000))) * (1 + Math.log2(this.view.scale) / 8);
    return radiusOf(cell.events, most) * growth * Math.min(1, Math.max(0.7, Math.sqrt(800 / this.cells.size)));
  }

  private at(cell: Cell): Point { return onScreen(this.view, this.wholePoint(cell)); }

  private wholePoint(cell: Cell): Point {
    let point = this.points.get(cell);
    if (!point) this.points.set(cell, point = this.ground?.pointOf(cell) ?? { x: 0, y: 0 });
    return point;
  }

  private * placed(): Generator<Placed<Cell>> {
    for (const cell of this.cells.values()) yield { what: cell, at: this.at(cell) };
  }

  private cellAt(at: Point): Cell | null { return nearest(this.placed(), at, reachForPointer); }
}
