import { expect, test } from 'vitest';
import { backlogGrowth, growthOf, withSample, type Sample } from './samples';
import { statsOf } from './stats.fixture';

const backlogs = (values: number[]) => values.map((backlog, second) => ({ timeMs: second * 1000, backlog }) as Sample);

test('stored per second is the difference of two frames by the seconds between', () => {
  const samples = withSample([], 2_000, statsOf({ writer: { rows: 130 } }), { stats: statsOf({ writer: { rows: 100 } }), seconds: 2 });
  expect(samples.at(-1)!.storedPerS).toBe(15);
});

test('the rate is smoothed with the second before', () => {
  const first = withSample([], 1_000, statsOf({ writer: { rows: 130 } }), { stats: statsOf({ writer: { rows: 100 } }), seconds: 1 });
  const second = withSample(first, 2_000, statsOf({ writer: { rows: 130 } }), { stats: statsOf({ writer: { rows: 130 } }), seconds: 1 });
  expect(second.at(-1)!.storedPerS).toBeCloseTo(20);
});

test('a part of a second gives no rate', () => {
  expect(withSample([], 0, statsOf({ writer: { rows: 130 } }), { stats: statsOf({ writer: { rows: 100 } }), seconds: 0.3 })[0]!.storedPerS).toBeNull();
});

test('after a restart everything begins anew', () => {
  const first = withSample([], 1_000, statsOf({ writer: { rows: 130 } }), { stats: statsOf({ writer: { rows: 100 } }), seconds: 1 });
  const second = withSample(first, 2_000, statsOf({ writer: { rows: 1 } }), null);
  expect(second).toHaveLength(1);
  expect(second[0]!.storedPerS).toBeNull();
});

test('a minute is kept and no more', () => {
  let samples: readonly Sample[] = [];
  for (let second = 0; second < 200; second++) samples = withSample(samples, second * 1000, statsOf({}), { stats: statsOf({}), seconds: 1 });
  expect(samples).toHaveLength(60);
  expect(samples[0]!.timeMs).toBe(140_000);
});

test('a section that could not be read gives no figures', () => {
  const stats = { ...statsOf({}), broker: { error: 'away' }, writer: { error: 'away' } } as never;
  expect(withSample([], 0, stats, { stats, seconds: 1 })[0]).toMatchObject({ backlog: null, storedPerS: null, retries: null });
});

test('a backlog that grows all the while grows', () => {
  expect(backlogGrowth(backlogs(Array.from({ length: 15 }, (_, second) => 1_000 + 50 * second)))).toBeCloseTo(50);
});

test('one that is small, comes and goes, or shrinks does not', () => {
  expect(backlogGrowth(backlogs(Array.from({ length: 15 }, (_, second) => 5 * second)))).toBe(0);
  expect(backlogGrowth(backlogs(Array.from({ length: 15 }, (_, second) => 1_000 + 900 * (second % 2))))).toBe(0);
  expect(backlogGrowth(backlogs(Array.from({ length: 15 }, (_, second) => [1_000, 400, 1_300][Math.floor(second / 5)]!)))).toBe(0);
  expect(backlogGrowth(backlogs(Array.from({ length: 15 }, (_, second) => 9_000 - 50 * second)))).toBe(0);
  expect(backlogGrowth(backlogs([1_000, 2_000, 3_000]))).toBe(0);
});

test('a counter grew by its last less its first', () => {
  const samples = [{ deadLetters: 2 }, { deadLetters: null }, { deadLetters: 5 }] as Sample[];
  expect(growthOf(samples, 'deadLetters')).toBe(3);
  expect(growthOf(samples.slice(0, 1), 'deadLetters')).toBe(0);
});
