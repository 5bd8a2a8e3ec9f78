import type { CellTuple, WeatherStatus } from '../../feed/types';
import { centreOf, type Place } from './geohash';

export interface Cell extends Place {
  readonly name: string;
  /** Since the server started to look. */
  events: number;
  temperatureC: number | null;
  weatherCode: number | null;
  status: WeatherStatus;
  /** When something was last enriched there, in unix seconds. */
  lastS: number;
}

/** The cells with the newest events, the oldest first. More than `limit` are never kept. */
export class CellStore {
  private readonly cells = new Map<string, Cell>();

  constructor(private readonly limit: number) {}

  get size(): number { return this.cells.size; }

  get(name: string): Cell | undefined { return this.cells.get(name); }

  values(): IterableIterator<Cell> { return this.cells.values(); }

  /** Starts anew with a snapshot, whose counts are absolute. */
  reset(tuples: readonly CellTuple[]): void {
    this.cells.clear();
    this.add([...tuples].sort((one, other) => one[5] - other[5]));
  }

  /** Adds a frame, whose counts are increments. Returns the cells that it names. */
  add(tuples: readonly CellTuple[]): Cell[] {
    const changed = tuples.map((tuple) => this.addOne(tuple)).filter((cell) => cell !== null);
    for (const name of this.cells.keys()) {
      if (this.cells.size <= this.limit) break;
      this.cells.delete(name);
    }
    return changed;
  }

  /** The busiest first. */
  busiest(count: number): Cell[] {
    return [...this.cells.values()].sort((one, other) => other.events - one.events || one.name.localeCompare(other.name)).slice(0, count);
  }

  private addOne([name, events, temperatureC, weatherCode, status, lastS]: CellTuple): Cell | null {
    const old = this.cells.get(name);
    const place = old ?? centreOf(name);
    if (!place) return null;
    const cell = Object.assign(old ?? { name, latitude: place.latitude, longitude: place.longitude, events: 0 }, { temperatureC, weatherCode, status, lastS });
    cell.events += events;
    // Put in again, so that the map's order is that of the newest events, and its first is the one to give up.
    this.cells.delete(name);
    this.cells.set(name, cell);
    return cell;
  }
}
