import { expect, test } from 'vitest';
import type { Row } from '../../feed/types';
import { RowList, sampleText } from './RowList';

const row = (key: string, second = 0) => ({ row_key: key, enriched_at: new Date(second * 1000).toISOString() }) as Row;
const keys = (list: RowList) => list.rows.map((one) => one.row_key);

test('the newest of a frame stands first', () => {
  const list = new RowList(10);
  list.reset([row('a', 1)]);
  list.add([row('b', 2), row('c', 3)]);
  expect(keys(list)).toEqual(['c', 'b', 'a']);
});

test('a row that came with the snapshot and with a frame is there once', () => {
  const list = new RowList(10);
  list.reset([row('a')]);
  list.add([row('a'), row('b', 1)]);
  expect(keys(list)).toEqual(['b', 'a']);
});

test('its bound holds, and the oldest go', () => {
  const list = new RowList(3);
  list.reset([row('a'), row('b'), row('c'), row('d')]);
  expect(keys(list)).toEqual(['a', 'b', 'c']);
  list.add([row('e', 1)]);
  expect(keys(list)).toEqual(['e', 'a', 'b']);
});

test('a second without rows leaves the list the same, so that nothing is drawn again', () => {
  const list = new RowList(3);
  list.reset([row('a')]);
  const before = list.rows;
  list.add([]);
  expect(list.rows).toBe(before);
});

test('a sample says of how many it is one', () => {
  expect(sampleText(5, 10_034)).toBe(`5 of ${(10_034).toLocaleString()} rows of this second shown`);
  expect(sampleText(5, 5)).toBe('');
});
