import type { Cell, CellStore } from '../cells/CellStore';
import type { Place } from '../cells/geohash';
import { Ground } from './Ground';
import { radiusOf } from './marks';
import type { Placed } from './nearest';
import { onScreen, wholeMap, type Point, type Size, type View } from './view';

/** Where everything is on the screen, and how large. */
export class Scene {
  view: View = wholeMap;
  ground: Ground | null = null;
  size: Size = { width: 0, height: 0 };
  /** Projected once a size; a cell that is given up takes its point with it. */
  private points = new WeakMap<Cell, Point>();

  constructor(readonly cells: CellStore) {}

  resize(size: Size): void {
    this.size = size;
    this.ground = new Ground(size);
    this.points = new WeakMap();
  }

  /** Of any place, whether a cell is there or not. */
  whole(place: Place): Point { return this.ground?.pointOf(place) ?? { x: 0, y: 0 }; }

  wholeOf(cell: Cell): Point {
    let point = this.points.get(cell);
    if (!point) this.points.set(cell, point = this.whole(cell));
    return point;
  }

  at(cell: Cell): Point { return onScreen(this.view, this.wholeOf(cell)); }

  isSeen({ x, y }: Point): boolean { return x > -20 && y > -20 && x < this.size.width + 20 && y < this.size.height + 20; }

  * placed(): Generator<Placed<Cell>> {
    for (const cell of this.cells.values()) yield { what: cell, at: this.at(cell) };
  }

  /** Marks are larger on a larger map, and a little when one looks closer; smaller where there are many. */
  radii(): (cell: Cell) => number {
    let most = 0;
    for (const cell of this.cells.values()) most = Math.max(most, cell.events);
    const forSize = Math.min(1.6, Math.max(0.6, Math.sqrt(this.size.width / 1000)));
    const forMany = Math.min(1, Math.max(0.7, Math.sqrt(800 / Math.max(1, this.cells.size))));
    const growth = forSize * forMany * (1 + Math.log2(this.view.scale) / 8);
    return (cell) => growth * radiusOf(cell.events, most);
  }
}
