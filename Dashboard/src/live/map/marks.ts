import type { Cell } from '../cells/CellStore';
import { groupOf, weatherGroups, type WeatherGroup } from '../weather/groups';
import { temperatureColour } from '../weather/temperature';
import type { Colours } from './Colours';
import type { Point } from './view';

export type Paint = 'temperature' | 'weather';
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

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

const glyphs = new Map<WeatherGroup, Path2D>();

function glyphOf(group: WeatherGroup): Path2D {
  if (!glyphs.has(group)) glyphs.set(group, new Path2D(weatherGroups[group].glyph));
  return glyphs.get(group)!;
}

/** A disc for its temperature (a ring if that is not known), or the silhouette of its weather. */
export function drawMark(context: Context, cell: Cell, at: Point, radius: number, paint: Paint, colours: Colours): void {
  context.fillStyle = colourOf(cell, paint, colours);
  context.strokeStyle = colours.edge;
  context.lineWidth = 0.8;
  context.lineJoin = 'round';
  const group = paint === 'weather' ? groupOf(cell.weatherCode) : cell.temperatureC === null ? 'unknown' : null;
  if (group === null) {
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    return;
  }
  // A silhouette is drawn in a box of 16.
  const scale = (2.6 * radius + 3) / 16;
  context.save();
  context.translate(at.x - 8 * scale, at.y - 8 * scale);
  context.scale(scale, scale);
  context.strokeStyle = colours.glyphEdge;
  context.lineWidth = 2 / scale;
  context.stroke(glyphOf(group));
  context.fill(glyphOf(group), 'evenodd');
  context.restore();
}

/** Around a mark that is pointed at or open. */
export function drawRing(context: Context, at: Point, width: number, colours: Colours): void {
  context.strokeStyle = colours.accent;
  context.lineWidth = width;
  context.beginPath();
  context.arc(at.x, at.y, 11, 0, 2 * Math.PI);
  context.stroke();
}
