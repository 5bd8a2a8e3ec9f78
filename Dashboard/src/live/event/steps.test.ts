import { expect, test } from 'vitest';
import { spanBefore, stepsOf } from './steps';
import type { DeadLetter, FullRow } from './whereabouts';

const row = {
  type: 'search', cell: 'u2fkb', occurred_at: '2026-11-29T12:00:00.000Z', received_at: '2026-11-29T12:00:00.250Z', enriched_at: '2026-11-29T12:00:00.260Z',
  weather_status: 'fresh', temperature_c: -1.4, weather_text: 'partly cloudy', weather_source: 'synthetic', weather_reason: null,
} as FullRow;
const letter = { key: 'k1', received_at: '2026-11-29T12:00:00Z', reason: 'invalid', detail: 'No user.', attempts: 1, source: 'user-events' } as DeadLetter;

test('a stored event has four steps and the spans between them', () => {
  const steps = stepsOf({ state: 'stored', row }, 2);
  expect(steps.map((step) => step.name)).toEqual(['Occurred', 'Received by the broker', 'Enriched', 'Stored as a row']);
  expect(steps.map((_, index) => spanBefore(steps, index))).toEqual([null, 250, 10, null]);
  expect(steps[3]!.text).toBe('exactly once; 2 duplicates of this user kept out');
});

test('nothing is said of duplicates that are not known', () => {
  expect(stepsOf({ state: 'stored', row }, null)[3]!.text).toBe('exactly once');
});

test('a row without weather says why', () => {
  expect(stepsOf({ state: 'stored', row: { ...row, weather_status: 'missing', weather_reason: 'no_location' } }, 0)[2]!.text).toBe('without weather: no_location');
});

test('a dead letter says why, and has the key of its page', () => {
  expect(stepsOf({ state: 'dead_letter', dead_letter: letter }, null).at(-1)).toMatchObject({ tone: 'bad', letterKey: 'k1', text: 'invalid: No user. Tried once.' });
});

test('of an event that nobody knows there are no steps', () => { expect(stepsOf({ state: 'unknown' }, 3)).toEqual([]); });
