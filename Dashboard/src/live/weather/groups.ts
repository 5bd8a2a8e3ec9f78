/** The WMO 4677 codes that the weather comes in, in groups few enough to be told apart at a glance. */
export const weatherGroups = {
  clear: { name: 'Clear', glyph: 'M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6Z' },
  cloud: { name: 'Cloud', glyph: 'M4.2 13a3.2 3.2 0 0 1-.5-6.4a4.4 4.4 0 0 1 8.5.5A3 3 0 0 1 12 13Z' },
  fog: { name: 'Fog', glyph: 'M3 3.4h10v2.2H3ZM1.5 6.9h13v2.2h-13ZM3 10.4h10v2.2H3Z' },
  rain: { name: 'Rain', glyph: 'M8 1.4C10.4 5 12.4 7.5 12.4 9.9a4.4 4.4 0 0 1-8.8 0C3.6 7.5 5.6 5 8 1.4Z' },
  snow: { name: 'Snow', glyph: 'M7 1h2v5.3l4.5-2.6 1 1.7L10 8l4.5 2.6-1 1.7L9 9.7V15H7V9.7l-4.5 2.6-1-1.7L6 8 1.5 5.4l1-1.7L7 6.3Z' },
  thunder: { name: 'Thunder', glyph: 'M9.5 1 3.2 9.2h3.9L5.9 15l6.9-8.6H8.5Z' },
  unknown: { name: 'Unknown', glyph: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11ZM8 5a3 3 0 1 1 0 6a3 3 0 1 1 0-6Z' },
} as const;

export type WeatherGroup = keyof typeof weatherGroups;

/** Where each group ends; a code belongs to the first that is not below it. */
const ends: readonly [last: number, group: WeatherGroup][] = [
  [1, 'clear'], [3, 'cloud'], [44, 'unknown'], [48, 'fog'], [50, 'unknown'], [67, 'rain'], [70, 'unknown'], [77, 'snow'], [79, 'unknown'], [82, 'rain'],
  [84, 'unknown'], [86, 'snow'], [94, 'unknown'], [99, 'thunder'],
];

export function groupOf(code: number | null): WeatherGroup {
  if (code === null || code < 0) return 'unknown';
  return ends.find(([last]) => code <= last)?.[1] ?? 'unknown';
}
