import { ask, post } from '../api/client';
import type { Letter } from './letters';

/** How many keys the server takes in one call. */
export const mostKeys = 1_000;

export type Fate = 'stored' | 'dead_letter' | 'unknown';

export interface Replayed { replayed: number; notFound: number; failed: unknown }

/** The keys in as few calls as the server allows. */
export function batches<T>(keys: readonly T[], size = mostKeys): T[][] {
  return Array.from({ length: Math.ceil(keys.length / size) }, (_, which) => keys.slice(which * size, (which + 1) * size));
}

/** Replays letters batch by batch. What was done before a failure is told with it. */
export async function replay(keys: readonly string[], onProgress: (done: number) => void): Promise<Replayed> {
  const outcome: Replayed = { replayed: 0, notFound: 0, failed: null };
  let done = 0;
  try {
    for (const batch of batches(keys)) {
      const answer = await post<{ replayed: number; not_found: string[] }>('/v1/dead-letters/replay', { keys: batch });
      outcome.replayed += answer.replayed;
      outcome.notFound += answer.not_found.length;
      onProgress(done += batch.length);
    }
  } catch (failure) {
    outcome.failed = failure;
  }
  return outcome;
}

/** Where the event of a letter is now; null if the letter does not tell which event it was. */
export async function fateOf({ user_id: user, event_id: event }: Letter, signal: AbortSignal): Promise<Fate | null> {
  if (user === null || event === null) return null;
  const notFound = 404;
  const answer = await ask<{ state: Fate }>(`/v1/events/${encodeURIComponent(event)}?user_id=${encodeURIComponent(user)}`, { signal }, [notFound]);
  return answer.state;
}
