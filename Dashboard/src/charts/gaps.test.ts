import { expect, test } from 'vitest';
import { lonely, withGaps } from './gaps';

test('Points that lie further apart than two intervals are not joined', () => {
  expect(withGaps([0, 5, 16], [[1, 2, 3]], 5)).toEqual([[0, 5, 10, 16], [1, 2, null, 3]]);
});

test('Two intervals are one late point and no gap', () => {
  expect(withGaps([0, 5, 15], [[1, 2, 3]], 5)).toEqual([[0, 5, 15], [1, 2, 3]]);
});

test('A series that is absent, or shorter, has no values there', () => {
  expect(withGaps([0, 5], [[], [1]], 5)).toEqual([[0, 5], [null, null], [1, null]]);
});

test('A value between gaps is found', () => {
  expect(lonely([1, null, 2, null, 3, 4])).toEqual([0, 2]);
});
