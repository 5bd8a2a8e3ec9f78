import { duration } from '../ui/format';

/** "now", "12 s ago", "3 min ago", by the server's clock. */
export function ago(timeMs: number, now: Date | null): string {
  const ms = (now?.getTime() ?? Date.now()) - timeMs;
  return ms < 2_000 ? 'now' : `${duration(ms < 120_000 ? Math.round(ms / 1_000) * 1_000 : ms)} ago`;
}
