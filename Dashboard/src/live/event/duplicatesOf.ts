import { ask } from '../../api/client';

/** How many events of a user came again and were kept out; null if nobody knows the user. */
export async function duplicatesOf(user: string, signal?: AbortSignal): Promise<number | null> {
  const profile = await ask<{ duplicates?: number }>(`/v1/users/${encodeURIComponent(user)}?recent=0`, signal ? { signal } : {}, [404]);
  return profile.duplicates ?? null;
}
