import { expect, test } from 'vitest';
import type { Stats } from '../feed/types';
import { advance, growth, rate, spanOf, type Moment } from './recent';

const at = (seconds: number, rows: number): Moment => ({ time: 1000 * seconds, stats: { writer: { rows } } as Stats });
const rows = (figures: Stats): number | undefined => figures.writer.rows;

test('A rate is the growth of a counter over the seconds that it took', () => {
  expect(rate(spanOf([at(10, 100), at(11, 130), at(14, 180)]), rows)).toBe(20);
});

test('One moment makes no rate', () => expect(rate(spanOf([at(10, 100)]), rows)).toBeNull());

test('A counter that fell makes no rate', () => expect(growth(spanOf([at(10, 100), at(11, 90)]), rows)).toBeNull());

test('A section that could not be read makes no rate', () => {
  const unread = { time: 11_000, stats: { writer: { error: 'x' } } as Stats };
  expect(rate(spanOf([at(10, 100), unread]), rows)).toBeNull();
});

test('Only the newest moments are kept', () => {
  expect(advance([at(1, 1), at(2, 2)], at(3, 3), 2).map((moment) => moment.time)).toEqual([2000, 3000]);
});
