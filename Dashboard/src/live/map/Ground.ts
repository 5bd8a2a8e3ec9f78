import { geoGraticule10, geoNaturalEarth1, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import type { Place } from '../cells/geohash';
import type { Colours } from './Colours';
import type { Point, Size, View } from './view';

const topology = atlas as unknown as Topology;
const land = feature(topology, topology.objects['land']!);
const borders = mesh(topology, topology.objects['countries'] as never, (one, other) => one !== other);
// Nobody lives beyond; without the Antarctic the rest is larger.
const latitudes = [80, 0, -57];
const inhabited: GeoPermissibleObjects = {
  type: 'MultiPoint',
  coordinates: Array.from({ length: 72 }, (_, step) => -168.9 + 5 * step).flatMap((longitude) => latitudes.map((latitude) => [longitude, latitude])),
};

/** The earth in a frame, projected once; every view draws the same paths through a transformation. */
export class Ground {
  private readonly projection: GeoProjection;
  private readonly land: Path2D;
  private readonly borders: Path2D;
  private readonly graticule: Path2D;

  constructor(size: Size) {
    // Turned by eleven degrees, so that its edge lies in the Bering Strait and divides no country.
    this.projection = geoNaturalEarth1().rotate([-11, 0]);
    const margin = Math.min(16, size.width / 40);
    this.projection.fitExtent([[margin, margin], [size.width - margin, size.height - margin]], inhabited);
    const path = geoPath(this.projection);
    this.land = new Path2D(path(land) ?? '');
    this.borders = new Path2D(path(borders) ?? '');
    this.graticule = new Path2D(path(geoGraticule10()) ?? '');
  }

  /** Where a place lies on the whole map. */
  pointOf(place: Place): Point {
    const [x, y] = this.projection([place.longitude, place.latitude]) ?? [0, 0];
    return { x, y };
  }

  draw(context: OffscreenCanvasRenderingContext2D, view: View, pixels: number, colours: Colours): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.setTransform(view.scale * pixels, 0, 0, view.scale * pixels, view.x * pixels, view.y * pixels);
    context.lineJoin = 'round';
    stroke(context, this.graticule, colours.graticule, 0.5 / view.scale);
    context.fillStyle = colours.land;
    context.fill(this.land);
    stroke(context, this.borders, colours.border, 0.6 / view.scale);
    stroke(context, this.land, colours.coast, 0.8 / view.scale);
  }
}

function stroke(context: OffscreenCanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
