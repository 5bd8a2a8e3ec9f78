import { ask } from '../api/client';
import type { Row } from '../feed/types';

/** GET /v1/users/{id} */
export interface Profile {
  user_id: string;
  first_seen: string | null;
  last_seen: string | null;
  last_weather: { temperature_c: number | null; weather_code: number | null } | null;
  events: number;
  duplicates: number;
  conflicts: number;
  recent_events: Row[];
}

const recent = 5;

/** Null if no event of this user was ever stored. */
export async function profileOf(user: string, signal: AbortSignal): Promise<Profile | null> {
  const answer = await ask<Profile | { status: number }>(`/v1/users/${encodeURIComponent(user)}?recent=${recent}`, { signal }, [404]);
  return 'user_id' in answer ? answer : null;
}
