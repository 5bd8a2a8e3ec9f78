import { expect, test } from 'vitest';
import { sorted } from './sorting';

const rows = [{ v: 2 }, { v: null }, { v: 10 }];

test('Numbers are ordered as numbers, and what is unknown stands last', () => {
  expect(sorted(rows, (row) => row.v, true).map((row) => row.v)).toEqual([10, 2, null]);
  expect(sorted(rows, (row) => row.v, false).map((row) => row.v)).toEqual([2, 10, null]);
});

test('The list itself stays as it is', () => {
  sorted(rows, (row) => row.v, true);
  expect(rows[0]!.v).toBe(2);
});
