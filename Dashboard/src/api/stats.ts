import type { Stats } from '../feed/types';

/** What GET /v1/stats says besides what the stream brings every second; docs/design/dashboard.md describes both. */
export interface FullStats extends Stats {
  time: string;
  grains?: { error?: string; activations?: Activations[]; methods?: Method[]; hottest?: HotGrain[] };
  silos?: Silo[];
  /** Where Microsoft's own dashboard is served, on the runtime that has one. */
  orleans_dashboard?: string | null;
  warehouse: Stats['warehouse'] & { live_table?: string };
}

export interface Activations { grain: string; active: number; created: number | null }

/** The calls of one method since the start. */
export interface Method {
  grain: string; interface: string; method: string; calls: number; exceptions: number;
  latency_ms_p50: number | null; latency_ms_p99: number | null; latency_ms_max: number | null;
}

export interface HotGrain { grain: string; key: string; calls_per_s: number }

export interface Silo { name: string; address: string; status: string; started_at: string; process?: Partial<Stats['process']>; pipeline?: Partial<Stats['pipeline']>; error?: string | null }
