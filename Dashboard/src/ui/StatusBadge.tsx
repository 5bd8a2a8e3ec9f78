import type { WeatherStatus } from '../feed/types';

const tones: Record<WeatherStatus, string> = { fresh: 'good', historical: '', stale: 'warn', missing: 'bad' };

/** How a row, or a cell, came by its weather. */
export function StatusBadge({ status }: { status: WeatherStatus }) {
  return <span class={`badge ${tones[status]}`}>{status}</span>;
}
