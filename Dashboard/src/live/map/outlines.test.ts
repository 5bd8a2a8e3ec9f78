import outlines from 'virtual:outlines';
import { expect, test } from 'vitest';
import { projectionOfMap } from './projection';

const projection = projectionOfMap().scale(outlines.scale).translate(outlines.translate);
const pointsOf = (path: string): [number, number][] => [...path.matchAll(/(-?\d+),(-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const nearest = (path: string, longitude: number, latitude: number): number => {
  const [x, y] = projection([longitude, latitude])!;
  return Math.min(...pointsOf(path).map(([left, top]) => Math.hypot(left - x, top - y)));
};

test('a place is projected to where the outlines have it', () => {
  // A degree is about 28 units; the atlas leaves out what is finer than about a third of one.
  expect(nearest(outlines.land, -5.72, 50.07)).toBeLessThan(20); // Land's End
  expect(nearest(outlines.land, 18.47, -34.36)).toBeLessThan(20); // Cape of Good Hope
  expect(nearest(outlines.borders, 9.53, 47.27)).toBeLessThan(20); // where Austria, Switzerland and Liechtenstein meet
});

test('the net of meridians and parallels is there, and lies in the map', () => {
  expect(outlines.graticule.match(/M/g)!.length).toBeGreaterThan(36 + 16);
  expect(Math.min(...pointsOf(outlines.graticule).map(([x]) => x))).toBeGreaterThan(-50);
  expect(Math.max(...pointsOf(outlines.graticule).map(([x]) => x))).toBeLessThan(outlines.size.width + 50);
});

test('what is inhabited fills the width and the height', () => {
  const [west] = projection([-168.9, 0])!;
  const [east] = projection([190.9, 0])!;
  const [, north] = projection([11, 80])!;
  const [, south] = projection([11, -57])!;

  expect([west, east].map(Math.round)).toEqual([0, outlines.size.width]);
  expect([north, south].map(Math.round)).toEqual([0, outlines.size.height]);
});
