import { geoNaturalEarth1, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';

/** Turned by eleven degrees, so that its edge lies in the Bering Strait and divides no country. */
export function projectionOfMap(): GeoProjection {
  return geoNaturalEarth1().rotate([-11, 0]);
}

// Nobody lives beyond; without the Antarctic the rest is larger.
const latitudes = [80, 0, -57];

/** What the frame is fitted to. */
export const inhabited: GeoPermissibleObjects = {
  type: 'MultiPoint',
  coordinates: Array.from({ length: 73 }, (_, step) => -168.9 + (359.8 / 72) * step).flatMap((longitude) => latitudes.map((latitude) => [longitude, latitude])),
};
