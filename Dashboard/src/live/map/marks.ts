import type { Cell } from '../cells/CellStore';
import { groupOf, type WeatherGroup } from '../weather/groups';
import { temperatureColour } from '../weather/temperature';
import type { Colours } from './Colours';
import type { Point } from './view';

export type Paint = 'temperature' | 'weather';
type Context = OffscreenCanvasRenderingContext2D;

const [freshS, faintS, faintest] = [60, 900, 0.22];

/** How visible a cell still is: wholly for a minute after its last event, then less, down to a shade after a quarter of an hour. */
export function opacityOf(ageS: number): number {
  const faded = Math.min(1, Math.max(0, (ageS - freshS) / (faintS - freshS)));
  return 1 - faded * (1 - faintest);
}

/** The area grows with a cell's part of the busiest one's events. */
export function radiusOf(events: number, most: number): number {
  return 2.8 + 4.2 * Math.sqrt(most > 0 ? Math.min(1, events / most) : 0);
}

export function colourOf(cell: Cell, paint: Paint, colours: Colours): string {
  if (paint === 'weather') return colours.weather[groupOf(cell.weatherCode)];
  return `rgb(${(cell.temperatureC === null ? colours.unknown : temperatureColour(cell.temperatureC, colours.temperatures)).join(' ')})`;
}

/** The silhouette that stands for a cell: of its weather, or of not knowing its temperature; null where a disc says it. */
export function silhouetteOf(cell: Cell, paint: Paint): WeatherGroup | null {
  if (paint === 'weather') return groupOf(cell.weatherCode);
  return cell.temperatureC === null ? 'unknown' : null;
}

export function drawDisc(context: Context, at: Point, radius: number, colour: string, colours: Colours): void {
  context.fillStyle = colour;
  context.strokeStyle = colours.edge;
  context.lineWidth = 0.8;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

/** Around a mark that is pointed at or open. */
export function drawRing(context: Context, at: Point, width: number, colours: Colours): void {
  context.strokeStyle = colours.accent;
  context.lineWidth = width;
  context.beginPath();
  context.arc(at.x, at.y, 11, 0, 2 * Math.PI);
  context.stroke();
}
