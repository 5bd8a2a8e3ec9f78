import { expect, test } from 'vitest';
import type { FullStats, Silo } from '../api/stats';
import { siloRows } from './silos';

const silo = (uptimeS: number, cpuS: number, startedAt = 'a'): Silo =>
  ({ name: 's', address: '10.0.0.1:1', status: 'Active', started_at: startedAt, process: { uptime_s: uptimeS, cpu_s: cpuS } });
const look = (...silos: Silo[]): FullStats => ({ silos } as unknown as FullStats);

test('Cores are processor seconds per second between two looks', () => {
  expect(siloRows(look(silo(12, 5)), look(silo(10, 4)))[0]!.cpuCores).toBe(0.5);
});

test('At the first look they are the mean since the start', () => {
  expect(siloRows(look(silo(10, 4)), null)[0]!.cpuCores).toBe(0.4);
});

test('A silo that started anew is not compared with the one before it', () => {
  expect(siloRows(look(silo(2, 1, 'b')), look(silo(10, 4, 'a')))[0]!.cpuCores).toBe(0.5);
});

test('A silo that could not be asked has no figures', () => {
  expect(siloRows(look({ name: 's', address: 'x', status: 'Dead', started_at: 'a' }), null)[0]).toMatchObject({ cpuCores: null, memoryBytes: null });
});
