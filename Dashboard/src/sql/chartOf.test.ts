import { expect, test } from 'vitest';
import { drawingOf, timeOf } from './chartOf';
import type { Cell } from './result';

const of = (rows: Cell[][], columns = rows[0]?.map((_, at) => `c${at}`) ?? []) => drawingOf({ columns, rows, truncated: false });

test('Numbers over times are lines, from left to right', () => {
  expect(of([['2026-11-29T12:01:00Z', 2, 'x'], ['2026-11-29T12:00:00Z', 1, 'y']])).toEqual({
    kind: 'line', x: 'time', xs: [1795953600, 1795953660], lines: [{ label: 'c1', values: [1, 2] }],
  });
});

test('Numbers over numbers are lines, those without a place left out', () => {
  expect(of([[1, 10], [null, 11], [2, null]])).toEqual({ kind: 'line', x: 'number', xs: [1, 2], lines: [{ label: 'c1', values: [10, null] }] });
});

test('Numbers by category are bars', () => {
  expect(of([['rain', 'wet', 3], [null, 'dry', 1]])).toEqual({ kind: 'bars', of: 'c2', bars: [{ label: 'rain', value: 3 }, { label: 'null', value: 1 }], left: 0 });
});

test('One row is a bar, whatever its first column is', () => expect(of([[5, 3]])).toMatchObject({ kind: 'bars' }));

test('Bars and lines are bounded, and what is left is told', () => {
  expect(of(Array.from({ length: 60 }, (_, at) => [`c${at}`, at]))).toMatchObject({ left: 10 });
  expect(of([[1, 1, 2, 3, 4, 5, 6], [2, 1, 2, 3, 4, 5, 6]])).toMatchObject({ lines: { length: 5 } });
});

test('Without numbers there is no chart, and the reason is told', () => {
  expect(of([['a', 'b']]).kind).toBe('none');
  expect(of([]).kind).toBe('none');
});

test('A day is a time, and a number with dashes is none', () => {
  expect(timeOf('1970-01-02')).toBe(86_400);
  expect(timeOf('2026-11-29-x')).toBeNull();
  expect(timeOf('2026-99-99')).toBeNull();
});
