import { expect, test } from 'vitest';
import type { FullStats, Method } from '../api/stats';
import { grainRows } from './calls';

const method = (name: string, calls: number, p99: number | null = null): Method =>
  ({ grain: 'user', interface: 'Isobar.Users.IUserGrain', method: name, calls, exceptions: 1, latency_ms_p50: null, latency_ms_p99: p99, latency_ms_max: null });
const look = (second: number, methods: Method[]): FullStats =>
  ({ time: `2026-11-29T12:00:0${second}Z`, grains: { activations: [{ grain: 'user', active: 3, created: 4 }, { grain: 'idle', active: 0, created: 0 }], methods } } as unknown as FullStats);

test('Calls a second are the difference between two looks', () => {
  const [user] = grainRows(look(2, [method('A', 30), method('B', 8)]), look(0, [method('A', 10), method('B', 8)]));
  expect(user).toMatchObject({ name: 'user', active: 3, created: 4, callsPerS: 10, calls: 38, exceptions: 2 });
  expect(user!.methods.map((row) => [row.name, row.callsPerS])).toEqual([['IUserGrain.A', 10], ['IUserGrain.B', 0]]);
});

test('A type shows the worst latency of its methods', () => {
  expect(grainRows(look(1, [method('A', 1, 5), method('B', 1, 9), method('C', 1)]), null)[0]!.p99).toBe(9);
});

test('One look makes no rate, and neither does a counter that fell', () => {
  expect(grainRows(look(1, [method('A', 1)]), null)[0]!.callsPerS).toBeNull();
  expect(grainRows(look(1, [method('A', 1)]), look(0, [method('A', 2)]))[0]!.callsPerS).toBeNull();
});

test('A method that was not called before has grown from nothing', () => {
  expect(grainRows(look(2, [method('A', 6)]), look(0, []))[0]!.callsPerS).toBe(3);
});

test('A type without calls is there all the same', () => {
  expect(grainRows(look(1, []), null).map((row) => row.name)).toEqual(['user', 'idle']);
});
