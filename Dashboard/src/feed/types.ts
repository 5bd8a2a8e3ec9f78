/** The messages of GET /v1/live; docs/design/dashboard.md describes them. Times are RFC 3339, UTC. */

/** A part of the columns of `enriched_events`. */
export interface Row {
  row_key: string;
  event_id: string;
  user_id: string;
  type: string;
  occurred_at: string;
  received_at: string;
  enriched_at: string;
  latitude: number | null;
  longitude: number | null;
  location_source: string | null;
  cell: string | null;
  weather_status: WeatherStatus;
  temperature_c: number | null;
  weather_code: number | null;
  weather_text: string | null;
}

export type WeatherStatus = 'fresh' | 'stale' | 'historical' | 'missing';

/** cell, events, temperature in °C, WMO 4677 code, status, when last enriched in unix seconds */
export type CellTuple = [cell: string, events: number, temperatureC: number | null, weatherCode: number | null, status: WeatherStatus, lastEnrichedAtS: number];

export interface Failed { error?: string }

export interface Stats {
  api: Failed & { events_accepted: number; events_rejected: number; requests_in_flight: number; publish_latency_ms_mean: number; publish_failures: number };
  broker: Failed & { unacknowledged: number; leased: number; oldest_unacknowledged_age_ms: number | null };
  pipeline: Failed & {
    delivered: number; acknowledged: number; in_flight: number; given_back: number; duplicates: number; conflicts: number; refused: number;
    dead_letters: number; delivery_failures: number;
    recent_latency_ms_p50: number | null; recent_latency_ms_p95: number | null; recent_latency_ms_p99: number | null;
  };
  weather: Failed & {
    source: string; attribution: string | null; attribution_link: string | null; cache_hits: number; cell_hits: number; questions: number; requests: number; failures: number;
    events_missing: number; events_fresh: number; events_stale: number; events_historical: number;
  };
  writer: Failed & {
    rows: number; already_there: number; batches: number; rows_per_batch_mean: number | null; queued_rows: number; retries: number; busy: number;
    published: number; recent_flush_ms_p50: number | null; recent_flush_ms_p99: number | null;
  };
  warehouse: Failed & { name: string; rows: number; dead_letters: number; guarantee: string; are_estimates: boolean };
  process: Failed & { version: string; runtime: string; uptime_s: number; cpu_s: number; working_set_bytes: number; processors: number };
  cost: Failed & { usd_per_million_events: number; parts: { what: string; usd_per_million_events: number }[]; basis: string };
}

export interface Frame { time: string; cells: CellTuple[]; rows: Row[]; rows_seen: number; stats: Stats }
export interface Snapshot { time: string; cells: CellTuple[]; rows: Row[]; stats: Stats }
