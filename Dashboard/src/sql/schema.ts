/** The kinds of values, as in Grains/Warehousing/EnrichedEventColumn.cs. */
export type Kind = 'key' | 'text' | 'json' | 'instant' | 'real' | 'integer' | 'boolean' | 'bytes';
export interface Column { name: string; kind: Kind; unit?: string; meaning: string }
export interface Table { name: string; meaning: string; columns: readonly Column[] }

const enrichedEvents: readonly Column[] = [
  { name: 'row_key', kind: 'key', meaning: 'hour of the event, then a hash of user and event' },
  { name: 'event_id', kind: 'text', meaning: 'chosen by the producer' },
  { name: 'user_id', kind: 'text', meaning: 'whose event it is' },
  { name: 'type', kind: 'text', meaning: 'what the user did' },
  { name: 'occurred_at', kind: 'instant', meaning: 'when it happened, by the producer' },
  { name: 'received_at', kind: 'instant', meaning: 'when the broker took it' },
  { name: 'enriched_at', kind: 'instant', meaning: 'when the weather was joined' },
  { name: 'latitude', kind: 'real', unit: '°', meaning: 'WGS 84, north is positive' },
  { name: 'longitude', kind: 'real', unit: '°', meaning: 'WGS 84, east is positive' },
  { name: 'location_source', kind: 'text', meaning: 'event, profile (last known place) or none' },
  { name: 'cell', kind: 'text', meaning: 'geohash of the place' },
  { name: 'properties', kind: 'json', meaning: 'what else the producer sent' },
  { name: 'weather_status', kind: 'text', meaning: 'fresh, stale, historical or missing' },
  { name: 'weather_reason', kind: 'text', meaning: 'why it is stale or missing' },
  { name: 'weather_source', kind: 'text', meaning: 'who observed it' },
  { name: 'weather_observed_at', kind: 'instant', meaning: 'when it was observed' },
  { name: 'temperature_c', kind: 'real', unit: '°C', meaning: 'air, 2 m above ground' },
  { name: 'apparent_temperature_c', kind: 'real', unit: '°C', meaning: 'as it feels' },
  { name: 'relative_humidity_pct', kind: 'real', unit: '%', meaning: 'relative humidity' },
  { name: 'precipitation_mm', kind: 'real', unit: 'mm', meaning: 'rain and snow' },
  { name: 'cloud_cover_pct', kind: 'real', unit: '%', meaning: 'share of the sky' },
  { name: 'pressure_msl_hpa', kind: 'real', unit: 'hPa', meaning: 'reduced to sea level' },
  { name: 'wind_speed_ms', kind: 'real', unit: 'm/s', meaning: '10 m above ground' },
  { name: 'wind_direction_deg', kind: 'real', unit: '°', meaning: 'where it comes from' },
  { name: 'wind_gusts_ms', kind: 'real', unit: 'm/s', meaning: 'strongest gusts' },
  { name: 'weather_code', kind: 'integer', meaning: 'WMO 4677' },
  { name: 'weather_text', kind: 'text', meaning: 'the code in words' },
  { name: 'is_day', kind: 'boolean', meaning: 'whether the sun is up' },
];

const deadLetters: readonly Column[] = [
  { name: 'received_at', kind: 'instant', meaning: 'when the broker took the message' },
  { name: 'reason', kind: 'text', meaning: 'invalid or refused' },
  { name: 'detail', kind: 'text', meaning: 'what was wrong' },
  { name: 'attempts', kind: 'integer', meaning: 'how often it was tried' },
  { name: 'source', kind: 'text', meaning: 'the topic it came from' },
  { name: 'payload', kind: 'bytes', meaning: 'the message' },
  { name: 'user_id', kind: 'text', meaning: 'if it could be read' },
  { name: 'event_id', kind: 'text', meaning: 'if it could be read' },
];

/** What can be asked for; the name of the table in which each event is once differs by warehouse. */
export const tables = (liveTable: string): readonly Table[] => [
  { name: liveTable, meaning: 'each event once, with its weather', columns: enrichedEvents },
  { name: 'dead_letters', meaning: 'what could not become a row', columns: deadLetters },
];
