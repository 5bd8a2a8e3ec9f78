import { expect, test } from 'vitest';
import type { Method } from '../api/stats';
import type { Stats } from '../feed/types';
import { slowestOf, timesOf } from './ownTime';

const method = (grain: string, name: string, median: number): Method =>
  ({ grain, interface: '', method: name, calls: 1, exceptions: 0, latency_ms_p50: median, latency_ms_p99: null, latency_ms_max: null });
const methods = [method('user', 'DeliverBatch', 60), method('location', 'GetWeatherAsync', 1), method('warehousewriter', 'AppendAsync', 54)];
const figures = (broker: Partial<Stats['broker']> = {}): Stats => ({
  api: { events_accepted: 1, publish_latency_ms_mean: 3 },
  broker: { unacknowledged: 5, leased: 5, oldest_unacknowledged_age_ms: 900, ...broker },
  writer: { recent_flush_ms_p50: 2 },
} as Stats);

test('What a stage waits for is not its own time', () => {
  expect(timesOf(figures(), methods)).toEqual({ api: 3, broker: 0, users: 5, weather: 1, writer: 52, warehouse: 2, downstream: null });
});

test('The broker holds events up only while some are not handed out', () => {
  expect(timesOf(figures({ unacknowledged: 6 }), methods).broker).toBe(900);
});

test('The slowest stage is the one that adds most', () => {
  expect(slowestOf(timesOf(figures(), methods))).toBe('writer');
  expect(slowestOf(timesOf(figures({ unacknowledged: 6 }), methods))).toBe('broker');
});

test('While nothing is known no stage is the slowest', () => {
  expect(slowestOf({ api: null, broker: 0, users: null, weather: null, writer: null, warehouse: null, downstream: null })).toBeNull();
});

test('No time is negative, though medians of different calls are subtracted', () => {
  expect(timesOf(figures(), [method('user', 'DeliverBatch', 50), method('warehousewriter', 'AppendAsync', 54)]).users).toBe(0);
});
