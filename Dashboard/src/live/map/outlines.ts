import type { Size } from './view';

/** The world's outlines as SVG paths in units of a map of this size, and the projection they were made with. `build/outlines.ts` makes them. */
export interface Outlines {
  size: Size;
  scale: number;
  translate: [number, number];
  land: string;
  borders: string;
  graticule: string;
}
