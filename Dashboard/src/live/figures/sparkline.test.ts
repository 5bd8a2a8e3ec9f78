import { expect, test } from 'vitest';
import { pathOf } from './sparkline';

test('the newest value is at the right, and a minute fills the width', () => {
  expect(pathOf(Array.from({ length: 60 }, () => 0), 118, 20).line).toMatch(/^M0\.0 20\.0L2\.0 20\.0L.*L118\.0 20\.0$/);
  expect(pathOf([0, 0], 118, 20).line).toBe('M116.0 20.0L118.0 20.0');
});

test('the highest is just under the top', () => {
  expect(pathOf([0, 115], 118, 23).line).toBe('M116.0 23.0L118.0 3.0');
});

test('what is not known is left out, and one point is no line', () => {
  expect(pathOf([1, null, 1], 118, 23).line).toBe('M114.0 3.0L118.0 3.0');
  expect(pathOf([null, 4], 118, 23)).toEqual({ line: '', area: '' });
});

test('the area goes down to zero', () => {
  expect(pathOf([0, 115], 118, 23).area).toBe('M116.0 23.0L118.0 3.0V23H116.0Z');
});
