import { expect, test } from 'vitest';
import { ago } from './ago';

const now = new Date(1_000_000_000);

test('whole seconds, then minutes; what is of this moment, or of a faster clock, is now', () => {
  expect([-500, 0, 1_900].map((age) => ago(now.getTime() - age, now))).toEqual(['now', 'now', 'now']);
  expect(ago(now.getTime() - 12_340, now)).toBe('12 s ago');
  expect(ago(now.getTime() - 185_000, now)).toBe('3 min ago');
});
