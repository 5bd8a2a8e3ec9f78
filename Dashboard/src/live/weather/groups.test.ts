import { expect, test } from 'vitest';
import { groupOf, type WeatherGroup } from './groups';

test('every code that the models give has its group', () => {
  const expected: Record<WeatherGroup, number[]> = {
    clear: [0, 1], cloud: [2, 3], fog: [45, 48], rain: [51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 80, 81, 82],
    snow: [71, 73, 75, 77, 85, 86], thunder: [95, 96, 99], unknown: [-1, 4, 44, 50, 68, 79, 83, 90, 100],
  };
  for (const [group, codes] of Object.entries(expected)) for (const code of codes) expect(groupOf(code), String(code)).toBe(group);
});

test('no code is unknown', () => { expect(groupOf(null)).toBe('unknown'); });
