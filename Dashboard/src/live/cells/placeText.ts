import type { Place } from './geohash';

/** 50.076° N, 14.436° E */
export function placeText({ latitude, longitude }: Place): string {
  return `${Math.abs(latitude).toFixed(3)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(3)}° ${longitude < 0 ? 'W' : 'E'}`;
}
