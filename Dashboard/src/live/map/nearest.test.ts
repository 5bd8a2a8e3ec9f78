import { expect, test } from 'vitest';
import { nearest, nextIn, type Placed } from './nearest';

const placed = (points: Record<string, [number, number]>): Placed<string>[] => Object.entries(points).map(([what, [x, y]]) => ({ what, at: { x, y } }));

test('the nearest is found, and nothing that is too far', () => {
  const some = placed({ near: [12, 10], far: [40, 10] });
  expect(nearest(some, { x: 10, y: 10 }, 12)).toBe('near');
  expect(nearest(some, { x: 25, y: 10 }, 12)).toBeNull();
});

test('of those in one place the one on top', () => {
  expect(nearest(placed({ below: [10, 10], above: [10, 10] }), { x: 10, y: 11 }, 12)).toBe('above');
});

test('each arrow goes its own way', () => {
  const cross = placed({ left: [-10, 0], right: [10, 0], up: [0, -10], down: [0, 10], here: [0, 0] });
  const from = { x: 0, y: 0 };
  expect([nextIn(cross, from, 'ArrowLeft'), nextIn(cross, from, 'ArrowRight'), nextIn(cross, from, 'ArrowUp'), nextIn(cross, from, 'ArrowDown')])
    .toEqual(['left', 'right', 'up', 'down']);
});

test('what lies straight ahead is preferred to what is nearer but aside', () => {
  expect(nextIn(placed({ aside: [10, 9], ahead: [20, 0] }), { x: 0, y: 0 }, 'ArrowRight')).toBe('ahead');
});

test('at the edge there is no next', () => {
  expect(nextIn(placed({ left: [-10, 0], steep: [1, 30] }), { x: 0, y: 0 }, 'ArrowRight')).toBeNull();
});
