import { ask } from '../../api/client';
import type { Row, WeatherStatus } from '../../feed/types';
import type { Place } from './geohash';

/** GET /v1/locations/{cell}: the weather that a cell remembers. */
export interface Slot {
  start: string;
  end: string;
  status: WeatherStatus;
  reason: string | null;
  expires_at: string | null;
  observation: Observation | null;
}

export interface Observation {
  source?: string;
  observed_at: string;
  temperature_c: number | null;
  relative_humidity_pct?: number | null;
  precipitation_mm?: number | null;
  wind_speed_ms?: number | null;
  weather_code: number | null;
}

export interface CellWeather { cell: string; centre: Place; slots: Slot[] }

/** GET /v1/live/cells/{cell}: who is there. */
export interface CellNow { cell: string; events: number; users: { user_id: string; last_type: string; last_enriched_at: string }[]; rows: Row[] }

export const cellWeather = (cell: string, signal?: AbortSignal) => ask<CellWeather>(`/v1/locations/${encodeURIComponent(cell)}`, signal ? { signal } : {});

export const cellNow = (cell: string, signal?: AbortSignal) => ask<CellNow>(`/v1/live/cells/${encodeURIComponent(cell)}`, signal ? { signal } : {});
