import type { Method } from '../api/stats';
import type { Stats } from '../feed/types';

export type StageId = 'api' | 'broker' | 'users' | 'weather' | 'writer' | 'warehouse' | 'downstream';
export type Times = Record<StageId, number | null>;

/**
 * What each stage adds to an event's way, ms, so that stages can be compared.
 *
 * Calls are nested: a delivery to a user waits for the weather and for the writer, and the writer waits for the warehouse. A stage's own time is
 * therefore the median of its calls less the medians of what it waits for. Medians, because a percentile far out is not made of the same
 * calls as those inside it, and would not subtract. The broker holds an event up only while some are not handed out yet: the age of
 * the oldest one that is under way is the time of the stages after it.
 */
export function timesOf(stats: Stats, methods: readonly Method[]): Times {
  const delivery = medianOf(methods, 'user', 'DeliverBatch');
  const weather = medianOf(methods, 'location', 'GetWeatherAsync');
  const append = medianOf(methods, 'warehousewriter', 'AppendAsync');
  const flush = stats.writer.recent_flush_ms_p50 ?? null;
  const { unacknowledged, leased, oldest_unacknowledged_age_ms: oldest } = stats.broker;
  return {
    api: stats.api.events_accepted > 0 ? stats.api.publish_latency_ms_mean : null,
    broker: unacknowledged > leased ? oldest : stats.broker.error ? null : 0,
    users: less(delivery, weather, append),
    weather,
    writer: less(append, flush),
    warehouse: flush,
    downstream: null,
  };
}

/** The stage that adds most, or null while nothing is known. */
export function slowestOf(times: Times): StageId | null {
  const known = (Object.entries(times) as [StageId, number | null][]).filter((entry): entry is [StageId, number] => (entry[1] ?? 0) > 0);
  return known.sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

function medianOf(methods: readonly Method[], grain: string, method: string): number | null {
  return methods.find((one) => one.grain === grain && one.method === method)?.latency_ms_p50 ?? null;
}

function less(whole: number | null, ...parts: (number | null)[]): number | null {
  return whole === null ? null : Math.max(0, parts.reduce<number>((rest, part) => rest - (part ?? 0), whole));
}
