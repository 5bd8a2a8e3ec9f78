import { expect, test } from 'vitest';
import { hitRatio } from './hitRatio';
import { statsOf } from './stats.fixture';

test('hits of both memories count, among all that were asked', () => {
  expect(hitRatio(statsOf({ weather: { cache_hits: 60, cell_hits: 30, questions: 10 } }).weather)).toBeCloseTo(0.9);
});

test('before the first, and where the section could not be read, there is none', () => {
  expect(hitRatio(statsOf({ weather: { cache_hits: 0, cell_hits: 0, questions: 0 } }).weather)).toBeNull();
  expect(hitRatio({ error: 'away' } as never)).toBeNull();
});
