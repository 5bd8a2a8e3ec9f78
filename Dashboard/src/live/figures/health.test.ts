import { expect, test } from 'vitest';
import { healthOf } from './health';
import type { Sample } from './samples';
import { statsOf } from './stats.fixture';

const samples = (parts: (second: number) => Partial<Sample>) => Array.from({ length: 15 }, (_, second) => ({
  timeMs: second * 1000, storedPerS: 10, backlog: 0, latencyP50: 8, latencyP99: 85, deadLetters: 0, retries: 0, weatherFailures: 0, ...parts(second),
}));
const calm = samples(() => ({}));

test('healthy says how long a row takes', () => {
  expect(healthOf('live', statsOf({}), calm)).toMatchObject({ tone: 'good', title: 'Healthy' });
  expect(healthOf('live', statsOf({}), calm).text).toContain('within 85 ms');
});

test('without events of the last minute nothing is claimed of them', () => {
  const pipeline = { recent_latency_ms_p50: null, recent_latency_ms_p99: null };
  expect(healthOf('live', statsOf({ pipeline }), calm).text).toContain('None came');
  expect(healthOf('live', statsOf({ pipeline, writer: { rows: 0 }, warehouse: { rows: 0 } }), calm).title).toBe('Ready');
});

test('an event that waits longer than ten seconds is the sentence', () => {
  expect(healthOf('live', statsOf({ broker: { oldest_unacknowledged_age_ms: 10_000 } }), calm).tone).toBe('good');
  expect(healthOf('live', statsOf({ broker: { oldest_unacknowledged_age_ms: 10_001 } }), calm)).toMatchObject({ tone: 'bad', title: 'Behind' });
});

test('what cannot be read comes before everything else', () => {
  const stats = statsOf({ warehouse: { error: 'The disk is full.' }, broker: { oldest_unacknowledged_age_ms: 60_000 } });
  expect(healthOf('live', stats, calm)).toEqual({ tone: 'bad', title: 'The warehouse cannot be read', text: 'The disk is full.' });
});

test('what grew within the minute is told', () => {
  expect(healthOf('live', statsOf({}), samples((second) => ({ backlog: 1_000 + 100 * second }))).title).toBe('Backlog grows');
  expect(healthOf('live', statsOf({}), samples((second) => ({ deadLetters: second }))).title).toBe('Dead letters');
  expect(healthOf('live', statsOf({}), samples((second) => ({ retries: second }))).title).toBe('The warehouse refuses');
  expect(healthOf('live', statsOf({}), samples((second) => ({ weatherFailures: second }))).title).toBe('The weather source fails');
});

test('without a connection what is shown is old, or not there at all', () => {
  expect(healthOf('reconnecting', statsOf({}), calm)).toMatchObject({ tone: 'warn', title: 'Reconnecting' });
  expect(healthOf('reconnecting', null, [])).toMatchObject({ tone: 'bad', title: 'No connection' });
  expect(healthOf('connecting', null, [])).toMatchObject({ tone: 'none', title: 'Connecting' });
});
