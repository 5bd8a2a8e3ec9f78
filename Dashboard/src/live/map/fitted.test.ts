import { expect, test } from 'vitest';
import { fitted } from './fitted';
import { onScreen } from './view';

test('a map wider than its frame fills its width between the margins, in the middle of its height', () => {
  const view = fitted({ width: 10_000, height: 5_000 }, { width: 1_032, height: 900 });

  expect(onScreen(view, { x: 0, y: 0 })).toEqual({ x: 16, y: 200 });
  expect(onScreen(view, { x: 10_000, y: 5_000 })).toEqual({ x: 1_016, y: 700 });
});

test('a map higher than its frame fills its height', () => {
  const view = fitted({ width: 10_000, height: 5_000 }, { width: 2_000, height: 532 });

  expect(onScreen(view, { x: 5_000, y: 0 })).toEqual({ x: 1_000, y: 16 });
  expect(onScreen(view, { x: 5_000, y: 5_000 })).toEqual({ x: 1_000, y: 516 });
});

test('on a phone the margin is narrower', () => {
  expect(onScreen(fitted({ width: 10_000, height: 5_000 }, { width: 360, height: 800 }), { x: 0, y: 0 }).x).toBe(9);
});
