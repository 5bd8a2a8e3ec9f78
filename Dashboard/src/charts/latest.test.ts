import { expect, test } from 'vitest';
import { extentOf } from './latest';

test('The newest value is the last that is known', () => {
  expect(extentOf([4, -1, 7, 2, null])).toEqual({ newest: 2, lowest: -1, highest: 7 });
});

test('Of nothing nothing is known', () => {
  expect(extentOf([null, null])).toEqual({ newest: null, lowest: null, highest: null });
});
