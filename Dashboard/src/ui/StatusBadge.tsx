import type { WeatherStatus } from '../feed/types';

const meanings: Record<WeatherStatus, [tone: string, words: string]> = {
  fresh: ['good', 'The weather is of its hour.'],
  stale: ['warn', 'The weather is older than it should be, since the source did not answer.'],
  historical: ['', 'The event is old; its weather is of then.'],
  missing: ['bad', 'There is no weather: no place, or no answer.'],
};

/** How a row, or a cell, came by its weather. */
export function StatusBadge({ status }: { status: WeatherStatus }) {
  const [tone, words] = meanings[status];
  return <span class={`badge ${tone}`} title={words}>{status}</span>;
}
