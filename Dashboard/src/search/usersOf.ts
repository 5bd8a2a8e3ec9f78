import { ask, post } from '../api/client';
import { rows } from '../live/live';

const most = 5;

/** Whose an event is: an id names an event only together with its user's. The rows at hand are looked at first; the warehouse costs more. */
export async function usersOf(event: string, signal: AbortSignal): Promise<string[]> {
  const shown = rows.peek().filter((row) => row.event_id === event).map((row) => row.user_id);
  if (shown.length > 0) return [...new Set(shown)].slice(0, most);
  const { warehouse } = await ask<{ warehouse: { live_table?: string } }>('/v1/stats', { signal });
  const [stored, dead] = await Promise.all([
    select(`select user_id from ${warehouse.live_table ?? 'enriched_events'} where event_id = ${quoted(event)} order by occurred_at desc limit ${most}`, signal),
    select(`select user_id from dead_letters where event_id = ${quoted(event)} limit ${most}`, signal),
  ]);
  return [...new Set([...stored, ...dead])].slice(0, most);
}

async function select(sql: string, signal: AbortSignal): Promise<string[]> {
  const { rows: found } = await post<{ rows: (string | null)[][] }>('/v1/query', { sql }, signal);
  return found.flatMap(([user]) => user ? [user] : []);
}

/** A text in SQL; the statement is read-only whatever stands in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
