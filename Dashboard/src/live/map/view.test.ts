import { expect, test } from 'vitest';
import { moved, onScreen, revealing, wholeMap, zoomed } from './view';

const size = { width: 800, height: 400 };

test('what is under the pointer stays there', () => {
  const at = { x: 300, y: 100 };
  const near = zoomed(zoomed(wholeMap, 3, at, size), 2, at, size);
  expect(near.scale).toBe(6);
  expect(onScreen(near, at)).toEqual(at);
});

test('nothing is smaller than the whole map, nor nearer than the closest', () => {
  expect(zoomed(wholeMap, 0.5, { x: 300, y: 100 }, size)).toEqual(wholeMap);
  expect(zoomed(wholeMap, 1_000, { x: 300, y: 100 }, size).scale).toBe(64);
});

test('the whole map cannot be moved, and a part not beyond its edge', () => {
  expect(moved(wholeMap, { x: 90, y: -90 }, size)).toEqual(wholeMap);
  const near = zoomed(wholeMap, 2, { x: 400, y: 200 }, size);
  expect(moved(near, { x: 5_000, y: 5_000 }, size)).toEqual({ scale: 2, x: 0, y: 0 });
  expect(moved(near, { x: -5_000, y: -5_000 }, size)).toEqual({ scale: 2, x: -800, y: -400 });
});

test('a point outside comes to the middle; for one inside nothing moves', () => {
  const near = zoomed(wholeMap, 4, { x: 0, y: 0 }, size);
  expect(onScreen(revealing(near, { x: 500, y: 250 }, size), { x: 500, y: 250 })).toEqual({ x: 400, y: 200 });
  expect(revealing(near, { x: 100, y: 50 }, size)).toBe(near);
});
