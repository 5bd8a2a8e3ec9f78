import type { Stats } from '../../feed/types';

type Parts = { [Section in keyof Stats]?: Partial<Stats[Section]> };

/** Figures of a healthy instance that has stored a thousand events, apart from what a test says. */
export function statsOf(parts: Parts): Stats {
  return {
    api: { events_accepted: 1_000, events_rejected: 0, requests_in_flight: 0, publish_latency_ms_mean: 1, publish_failures: 0, ...parts.api },
    broker: { unacknowledged: 0, leased: 0, oldest_unacknowledged_age_ms: null, ...parts.broker },
    pipeline: {
      delivered: 1_010, acknowledged: 1_010, in_flight: 0, given_back: 0, duplicates: 10, conflicts: 0, refused: 0, dead_letters: 0, delivery_failures: 0,
      recent_latency_ms_p50: 8, recent_latency_ms_p95: 40, recent_latency_ms_p99: 85, ...parts.pipeline,
    },
    weather: {
      source: 'synthetic', attribution: null, attribution_link: null, cache_hits: 600, cell_hits: 300, questions: 100, requests: 90, failures: 0,
      events_missing: 0, events_fresh: 1_000, events_stale: 0, events_historical: 0, ...parts.weather,
    },
    writer: {
      rows: 1_000, already_there: 0, batches: 100, rows_per_batch_mean: 10, queued_rows: 0, retries: 0, busy: 0, published: 0,
      recent_flush_ms_p50: 2, recent_flush_ms_p99: 18, ...parts.writer,
    },
    warehouse: { name: 'sqlite', rows: 1_000, dead_letters: 0, guarantee: '', are_estimates: false, ...parts.warehouse },
    process: { version: '0.1.0', runtime: 'embedded', uptime_s: 60, cpu_s: 1, working_set_bytes: 1e8, processors: 2, ...parts.process },
    cost: { usd_per_million_events: 0, parts: [], basis: '', ...parts.cost },
  };
}
