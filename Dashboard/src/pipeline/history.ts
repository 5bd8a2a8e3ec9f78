import type { Line } from '../charts/TimeChart';
import { bytes, cores, decimal, duration, percent, perSecond } from '../ui/format';

/** GET /v1/stats/history; docs/design/dashboard.md lists the series. */
export interface History {
  window: string;
  interval_s: number;
  is_persisted: boolean;
  fault: string | null;
  times: number[];
  series: Record<string, (number | null)[]>;
}

interface Chart { title: string; format: (value: number) => string; top?: number; lines: Record<string, string> }

/** The charts in their order: what is drawn, by the names of the series. */
const charts: readonly Chart[] = [
  { title: 'Throughput', format: perSecond, lines: { received: 'received_per_s', delivered: 'delivered_per_s', stored: 'stored_per_s', duplicates: 'duplicates_per_s' } },
  { title: 'From received to stored', format: duration, lines: { p50: 'latency_ms_p50', p95: 'latency_ms_p95', p99: 'latency_ms_p99' } },
  { title: 'Backlog', format: decimal, lines: { unacknowledged: 'backlog', 'in flight': 'in_flight', 'rows waiting': 'queued_rows' } },
  { title: 'Oldest unacknowledged', format: duration, lines: { age: 'oldest_age_ms' } },
  { title: 'Duplicates', format: perSecond, lines: { recognised: 'duplicates_per_s' } },
  { title: 'What failed', format: perSecond, lines: { 'dead letters': 'dead_letters_per_s', rejected: 'rejected_per_s', 'flush retries': 'retries_per_s' } },
  { title: 'Weather from memory', format: percent, top: 1, lines: { 'of lookups': 'weather_hit_ratio' } },
  { title: 'Provider requests per 1,000 events', format: decimal, lines: { requests: 'provider_requests_per_1000_events' } },
  { title: 'Rows per flush', format: decimal, lines: { rows: 'rows_per_batch' } },
  { title: 'Time of a flush', format: duration, lines: { p50: 'flush_ms_p50', p99: 'flush_ms_p99' } },
  { title: 'CPU', format: cores, lines: { used: 'cpu_cores' } },
  { title: 'Memory', format: bytes, lines: { 'working set': 'working_set_bytes' } },
];

export interface DrawnChart extends Omit<Chart, 'lines'> { lines: Line[] }

/** The charts with their values; one of whose series none was recorded is left out. */
export function chartsOf(history: History): DrawnChart[] {
  const valuesOf = (name: string): (number | null)[] | undefined => name === 'oldest_age_ms' ? ages(history) : history.series[name];
  return charts
    .map((chart) => ({
      ...chart,
      lines: Object.entries(chart.lines).flatMap(([label, name]) => {
        const values = valuesOf(name);
        return values ? [{ label, values }] : [];
      }),
    }))
    .filter((chart) => chart.lines.length > 0);
}

/** Where nothing waits there is no oldest. That is as good as can be, and not a gap in what is known. */
function ages({ series }: History): (number | null)[] | undefined {
  return series['oldest_age_ms']?.map((age, at) => age === null && series['backlog']?.[at] === 0 ? 0 : age);
}
