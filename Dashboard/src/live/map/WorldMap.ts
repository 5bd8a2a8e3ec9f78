import type { Cell, CellStore } from '../cells/CellStore';
import { centreOf } from '../cells/geohash';
import { onScheme, readColours, type Colours } from './Colours';
import { listen } from './gestures';
import { Glyphs } from './Glyphs';
import type { Ground } from './Ground';
import { Layers } from './Layers';
import { colourOf, drawDisc, drawRing, opacityOf, silhouetteOf, type Paint } from './marks';
import { nearest, nextIn, type Direction } from './nearest';
import { Pulses } from './Pulses';
import { Scene } from './Scene';
import { moved, onScreen, revealing, wholeMap, zoomed, type Point, type View } from './view';

export interface Pointed { cell: Cell; at: Point }
export interface WorldMapEvents { point(pointed: Pointed | null): void; open(cell: Cell): void; zoom(scale: number): void }

const reachForPointer = 12;
// Thirty pictures a second are smooth for rings, and half the work of sixty for a page that stays open all day.
const pictureMs = 30;

/** The map on its canvas. It draws when something changed, and goes on drawing only while rings move. */
export class WorldMap {
  private paint: Paint = 'temperature';
  private pointed: Cell | null = null;
  private selected = '';
  private nowMs = Date.now();
  private drawnMs = 0;
  private colours: Colours;
  private glyphs: Glyphs;
  private readonly scene: Scene;
  private readonly layers: Layers;
  private readonly pulses = new Pulses();
  private readonly wanted = { land: false, still: false, request: 0 };
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly stops: (() => void)[];

  constructor(private readonly canvas: HTMLCanvasElement, cells: CellStore, private readonly events: WorldMapEvents) {
    this.scene = new Scene(cells);
    this.layers = new Layers(canvas);
    this.colours = readColours(canvas.parentElement!);
    this.glyphs = new Glyphs(this.colours, this.layers.pixels);
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(canvas);
    const size = () => this.scene.size;
    this.stops = [
      () => sizes.disconnect(),
      onScheme(() => this.recolour()),
      listen(canvas, {
        hover: (at) => this.pointAt(at && this.cellAt(at)),
        click: (at) => { const cell = this.cellAt(at); if (cell) this.events.open(cell); },
        move: (by) => this.look(moved(this.scene.view, by, size())),
        zoom: (factor, at) => this.look(zoomed(this.scene.view, factor, at, size())),
        canZoom: (factor) => factor > 1 || this.scene.view.scale > 1,
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
    // A tab that nobody sees draws nothing, and would come back to all the rings at once.
    if (!this.calm.matches && !document.hidden && this.scene.ground) {
      const radius = this.scene.radii();
      this.pulses.add(changed.map((cell) => ({ at: this.scene.at(cell), radius: radius(cell), colour: colourOf(cell, this.paint, this.colours) })), performance.now());
    }
    this.redraw();
  }

  repaint(paint: Paint): void {
    this.paint = paint;
    this.redraw();
  }

  select(name: string): void {
    this.selected = name;
    const place = centreOf(name);
    if (place && this.scene.view.scale > 1) this.look(revealing(this.scene.view, this.scene.whole(place), this.scene.size));
    this.redraw();
  }

  zoomBy(factor: number): void {
    const { view, size } = this.scene;
    this.look(zoomed(view, factor, { x: size.width / 2, y: size.height / 2 }, size));
  }

  showAll(): void { this.look(wholeMap); }

  /** From the cell that is pointed at to the next in a direction; the first is the busiest. */
  pointNext(direction: Direction): void {
    const { cells, view, size } = this.scene;
    const next = this.pointed ? nextIn(this.scene.placed(), this.scene.at(this.pointed), direction) : cells.busiest(1)[0];
    if (!next) return;
    const revealed = revealing(view, this.scene.wholeOf(next), size);
    if (revealed !== view) this.look(revealed);
    this.pointAt(next);
  }

  openPointed(): void { if (this.pointed) this.events.open(this.pointed); }

  pointAt(cell: Cell | null): void {
    if (cell === this.pointed) return;
    this.pointed = cell;
    this.canvas.classList.toggle('is-pointing', cell !== null);
    this.events.point(cell && { cell, at: this.scene.at(cell) });
    this.redraw();
  }

  private recolour(): void {
    this.colours = readColours(this.canvas.parentElement!);
    this.glyphs = new Glyphs(this.colours, this.layers.pixels);
    this.redraw(true);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    this.scene.resize({ width, height });
    this.layers.resize({ width, height });
    this.glyphs = new Glyphs(this.colours, this.layers.pixels);
    this.look(wholeMap);
    // The canvas is empty now; waiting for the next picture would let it flicker.
    this.draw(performance.now());
  }

  private look(view: View): void {
    this.scene.view = view;
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
    const { ground, view } = this.scene;
    if (!ground) return;
    if (this.wanted.still || nowMs - this.drawnMs >= pictureMs) this.drawPicture(ground, view, nowMs);
    if (this.pulses.isMoving) this.wanted.request ||= requestAnimationFrame((next) => this.draw(next));
  }

  private drawPicture(ground: Ground, view: View, nowMs: number): void {
    this.drawnMs = nowMs;
    if (this.wanted.land) ground.draw(this.layers.land, view, this.layers.pixels, this.colours);
    if (this.wanted.still) this.drawStill();
    this.wanted.land = this.wanted.still = false;
    this.pulses.draw(this.layers.seen, nowMs, (x, y, side) => this.layers.restore(x, y, side));
  }

  private drawStill(): void {
    const context = this.layers.beginStill();
    const radius = this.scene.radii();
    for (const { what: cell, at } of this.scene.placed()) {
      if (!this.scene.isSeen(at)) continue;
      context.globalAlpha = opacityOf(this.nowMs / 1000 - cell.lastS);
      const silhouette = silhouetteOf(cell, this.paint);
      if (silhouette) this.glyphs.draw(context, silhouette, at, radius(cell));
      else drawDisc(context, at, radius(cell), colourOf(cell, this.paint, this.colours), this.colours);
    }
    context.globalAlpha = 1;
    if (this.pointed) drawRing(context, this.scene.at(this.pointed), 2, this.colours);
    const chosen = centreOf(this.selected);
    if (chosen) drawRing(context, onScreen(this.scene.view, this.scene.whole(chosen)), 3, this.colours);
    this.layers.showStill();
  }

  private cellAt(at: Point): Cell | null { return nearest(this.scene.placed(), at, reachForPointer); }
}
