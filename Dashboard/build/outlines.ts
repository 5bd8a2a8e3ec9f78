import { geoGraticule, geoPath } from 'd3-geo';
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { inhabited, projectionOfMap } from '../src/live/map/projection.ts';
import type { Outlines } from '../src/live/map/outlines.ts';

const name = 'virtual:outlines';
// Whole units of a map this wide are finer than the atlas, however close one looks.
const width = 10_000;

/** The module `virtual:outlines`: the world's outlines, projected here once, so that no page has to do it before it can show a map. */
export function outlines(): Plugin {
  return {
    name: 'outlines',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(projected())};` : null),
  };
}

function projected(): Outlines {
  const topology = createRequire(import.meta.url)('world-atlas/countries-110m.json') as Topology;
  // Curves need no more points than on a screen, which is a fifth as wide.
  const projection = projectionOfMap().fitWidth(width, inhabited).precision(5);
  const path = geoPath(projection).digits(0);
  const height = Math.round(path.bounds(inhabited)[1][1]);
  return {
    size: { width, height },
    scale: projection.scale(),
    translate: projection.translate(),
    land: path(feature(topology, topology.objects['land']!))!,
    borders: path(mesh(topology, topology.objects['countries'] as never, (one, other) => one !== other))!,
    graticule: path(geoGraticule().precision(15)())!,
  };
}
