import type { Row, WeatherStatus } from '../feed/types';

/** GET /v1/users/{id} */
export interface UserDocument {
  user_id: string;
  first_seen: string | null;
  last_seen: string | null;
  last_location: Point | null;
  last_location_at: string | null;
  last_weather: Observation | null;
  last_weather_at: string | null;
  events: number;
  duplicates: number;
  conflicts: number;
  recent_events: (Row & { properties: unknown })[];
}

/** GET /v1/locations/{cell} */
export interface CellDocument { cell: string; centre: Point; slots: Slot[] }

export interface Slot { start: string; end: string; status: WeatherStatus; reason: string | null; expires_at: string; observation: Observation | null }

export interface Point { latitude: number; longitude: number }

export interface Observation {
  source: string;
  observed_at: string;
  temperature_c: number | null;
  apparent_temperature_c: number | null;
  relative_humidity_pct: number | null;
  precipitation_mm: number | null;
  wind_speed_ms: number | null;
  weather_code: number | null;
  is_day: boolean | null;
}
