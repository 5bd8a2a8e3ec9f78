import { celsius, count } from '../../ui/format';
import type { DeadLetter, FullRow, Whereabouts } from './whereabouts';

export interface Step { name: string; at: string | null; text: string; tone: 'done' | 'good' | 'bad' | 'open'; letterKey?: string }

/** An event's way, as far as it is known. `duplicates` are those of its user that were kept out, if that is known. */
export function stepsOf({ state, row, dead_letter: letter }: Whereabouts, duplicates: number | null): Step[] {
  if (state === 'stored' && row) return stored(row, duplicates);
  return state === 'dead_letter' && letter ? dead(letter) : [];
}

function stored(row: FullRow, duplicates: number | null): Step[] {
  return [
    { name: 'Occurred', at: row.occurred_at, text: row.cell ? `${row.type} in ${row.cell}` : row.type, tone: 'done' },
    { name: 'Received by the broker', at: row.received_at, text: 'durable from here on', tone: 'done' },
    { name: 'Enriched', at: row.enriched_at, text: weatherText(row), tone: 'done' },
    { name: 'Stored as a row', at: null, text: `exactly once${duplicates === null ? '' : `; ${count(duplicates)} ${duplicates === 1 ? 'duplicate' : 'duplicates'} of this user kept out`}`, tone: 'good' },
  ];
}

function weatherText(row: FullRow): string {
  if (row.weather_status === 'missing') return `without weather: ${row.weather_reason ?? 'none was to be had'}`;
  return `${celsius(row.temperature_c)}${row.weather_text ? `, ${row.weather_text}` : ''}; ${row.weather_status}${row.weather_source ? `, from ${row.weather_source}` : ''}`;
}

function dead(letter: DeadLetter): Step[] {
  return [
    { name: 'Received by the broker', at: letter.received_at, text: `on ${letter.source}`, tone: 'done' },
    { name: 'Became a dead letter', at: null, text: `${letter.reason}: ${letter.detail} Tried ${letter.attempts === 1 ? 'once' : `${count(letter.attempts)} times`}.`, tone: 'bad', letterKey: letter.key },
  ];
}

/** Between a step and the one before it, in milliseconds; null where one of them has no time. */
export function spanBefore(steps: readonly Step[], index: number): number | null {
  const [from, to] = [steps[index - 1]?.at, steps[index]?.at];
  return from && to ? Date.parse(to) - Date.parse(from) : null;
}
