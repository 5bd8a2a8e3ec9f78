import { expect, test } from 'vitest';
import { chartsOf, type History } from './history';

const history = (series: History['series']): History => ({ window: '15m', interval_s: 5, is_persisted: true, fault: null, times: [0, 5, 10], series });
const chart = (series: History['series'], title: string) => chartsOf(history(series)).find((one) => one.title === title);

test('Where nothing waits the oldest has no age, and where nothing is known there is a gap', () => {
  expect(chart({ oldest_age_ms: [null, null, 7], backlog: [0, null, 1] }, 'Oldest unacknowledged')!.lines[0]!.values).toEqual([0, null, 7]);
});

test('A series that the server does not have is left out, and so is a chart without any', () => {
  expect(chart({ stored_per_s: [1, 2, 3] }, 'Throughput')!.lines.map((line) => line.label)).toEqual(['stored']);
  expect(chart({ stored_per_s: [1, 2, 3] }, 'CPU')).toBeUndefined();
});

test('No chart has more lines than there are colours', () => {
  const every = new Proxy({}, { get: () => [1, 2, 3] }) as History['series'];
  expect(Math.max(...chartsOf(history(every)).map((one) => one.lines.length))).toBeLessThanOrEqual(5);
});
