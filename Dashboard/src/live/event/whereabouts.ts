import { ask } from '../../api/client';
import type { Row } from '../../feed/types';

/** GET /v1/events/{event_id}?user_id=…: the row has all columns of `enriched_events`. */
export interface Whereabouts { state: 'stored' | 'dead_letter' | 'unknown'; row?: FullRow | null; dead_letter?: DeadLetter | null }

export interface FullRow extends Row { weather_source: string | null; weather_observed_at: string | null; weather_reason: string | null }

export interface DeadLetter { key: string; received_at: string; reason: string; detail: string; attempts: number; source: string; user_id: string | null; event_id: string | null; payload: string | null }

/** That nobody knows it is an answer too: it may be under way. */
export function whereabouts(event: string, user: string, signal?: AbortSignal): Promise<Whereabouts> {
  return ask<Whereabouts>(`/v1/events/${encodeURIComponent(event)}?${new URLSearchParams({ user_id: user })}`, signal ? { signal } : {}, [404]);
}
