import { expect, test } from 'vitest';
import type { Stats } from '../feed/types';
import { slowestOf, timesOf } from './ownTime';
import { hitRatio, stagesOf } from './stages';

const unread = { error: 'The warehouse does not answer.' };
const figures = (more: Partial<Record<keyof Stats, object>> = {}): Stats => ({
  api: { events_accepted: 0, events_rejected: 0, requests_in_flight: 0, publish_latency_ms_mean: 0, publish_failures: 0 },
  broker: { unacknowledged: 0, leased: 0, oldest_unacknowledged_age_ms: null },
  pipeline: { delivered: 0, acknowledged: 0, in_flight: 0, given_back: 0, duplicates: 0, refused: 0, delivery_failures: 0 },
  weather: { source: 'synthetic', cache_hits: 6, cell_hits: 3, questions: 1, failures: 0, events_missing: 2, events_fresh: 0, events_stale: 0, events_historical: 0 },
  writer: { rows: 0, already_there: 0, queued_rows: 0, retries: 0, busy: 0, published: 0, recent_flush_ms_p50: null, recent_flush_ms_p99: null },
  warehouse: { name: 'sqlite', rows: 0, dead_letters: 0, are_estimates: false },
  ...more,
} as unknown as Stats);
const stage = (now: Stats, then: Stats | null, id: string) =>
  stagesOf(now, null, then && { first: then, last: now, seconds: 2 }, timesOf(now, [])).find((one) => one.id === id)!;

test('What nobody publishes to is off', () => {
  expect(stage(figures(), null, 'downstream').isOff).toBe(true);
  expect(stage(figures({ writer: { ...figures().writer, published: 1 } }), null, 'downstream').isOff).toBe(false);
});

test('What goes wrong now is told louder than what went wrong before', () => {
  const now = figures();
  const before = figures({ weather: { ...now.weather, events_missing: 1 } });
  const missing = (then: Stats) => stage(now, then, 'weather').figures.find((figure) => figure.name === 'weather.events_missing')!.tone;
  expect(missing(now)).toBe('warn');
  expect(missing(before)).toBe('bad');
});

test('A section that could not be read leaves its stage without figures, and the others as they are', () => {
  const now = figures({ warehouse: unread, broker: unread, api: unread });
  expect(stage(now, now, 'warehouse')).toMatchObject({ error: unread.error, figures: [{ text: '–' }, {}, {}, { text: '–' }] });
  expect(stage(now, now, 'api')).toMatchObject({ rate: null, ownMs: null });
  expect(stage(now, now, 'users').rate).toBe(0);
  expect(slowestOf(timesOf(now, []))).toBeNull();
});

test('Events that producers publish to the broker themselves pass the API by, and it says so', () => {
  const before = figures();
  const delivered = { ...before.pipeline, delivered: 5 };
  const does = (now: Stats) => stage(now, before, 'api').does;
  expect(does(figures({ pipeline: delivered }))).toContain('published to the broker');
  expect(does(figures({ pipeline: delivered, api: { ...before.api, events_accepted: 1 } }))).toBe('takes events in');
  expect(does(before)).toBe('takes events in');
});

test('The share from memory is of all lookups', () => {
  expect(hitRatio(figures())).toBe(0.9);
  expect(hitRatio(figures({ weather: unread }))).toBeNull();
});
