import { expect, test } from 'vitest';
import type { Cell } from '../cells/CellStore';
import type { Colours } from './Colours';
import { colourOf, opacityOf, radiusOf, silhouetteOf } from './marks';

test('a mark is whole for a minute, then fades and never goes quite away', () => {
  expect([0, 60].map(opacityOf)).toEqual([1, 1]);
  expect(opacityOf(480)).toBeCloseTo(0.61);
  expect(opacityOf(900)).toBeCloseTo(0.22);
  expect(opacityOf(90_000)).toBe(opacityOf(900));
});

test('a clock behind that of the server makes nothing more than whole', () => { expect(opacityOf(-30)).toBe(1); });

test('the area, not the radius, grows with the events', () => {
  expect(radiusOf(25, 100) - radiusOf(0, 100)).toBeCloseTo((radiusOf(100, 100) - radiusOf(0, 100)) / 2);
  expect(radiusOf(0, 0)).toBe(radiusOf(0, 100));
});

test('a cell has the colour of its temperature, of its weather, or of not knowing', () => {
  const colours = { temperatures: Array.from({ length: 7 }, (_, stop) => [stop, 0, 0]), unknown: [9, 9, 9], weather: { rain: 'blue', unknown: 'grey' } } as unknown as Colours;
  const cell = { temperatureC: 20, weatherCode: 61 } as Cell;
  expect(colourOf(cell, 'temperature', colours)).toBe('rgb(4 0 0)');
  expect(colourOf(cell, 'weather', colours)).toBe('blue');
  expect(colourOf({ ...cell, temperatureC: null, weatherCode: null }, 'temperature', colours)).toBe('rgb(9 9 9)');
  expect(colourOf({ ...cell, temperatureC: null, weatherCode: null }, 'weather', colours)).toBe('grey');
});

test('weather is told by shape too, and so is a temperature that is not known', () => {
  const cell = { temperatureC: 20, weatherCode: 61 } as Cell;
  expect(silhouetteOf(cell, 'weather')).toBe('rain');
  expect(silhouetteOf(cell, 'temperature')).toBeNull();
  expect(silhouetteOf({ ...cell, temperatureC: null }, 'temperature')).toBe('unknown');
});
