import type { Kind } from './schema';

export type Dialect = 'sqlite' | 'postgres' | 'bigquery';

/** By the name in /v1/stats; of one that is not known here SQLite's is assumed, which is closest to the standard. */
export function dialectOf(warehouse: string | undefined): Dialect {
  return warehouse === 'bigquery' || warehouse === 'postgres' ? warehouse : 'sqlite';
}

/** What the kinds of values are called where: as the adapters create the tables. */
export const types: Record<Dialect, Record<Kind, string>> = {
  sqlite: { key: 'BLOB', text: 'TEXT', json: 'TEXT', instant: 'TEXT', real: 'REAL', integer: 'INTEGER', boolean: 'INTEGER', bytes: 'BLOB' },
  postgres: { key: 'bytea', text: 'text', json: 'json', instant: 'timestamptz', real: 'double precision', integer: 'bigint', boolean: 'boolean', bytes: 'bytea' },
  bigquery: { key: 'STRING', text: 'STRING', json: 'JSON', instant: 'TIMESTAMP', real: 'FLOAT64', integer: 'INT64', boolean: 'BOOL', bytes: 'BYTES' },
};

interface Words { minute: string; now: (ago: string) => string; property: (name: string) => string }

/** What the examples need and each dialect says differently. */
export const words: Record<Dialect, Words> = {
  sqlite: {
    // Times are text here, in one format, and order as they are.
    minute: "strftime('%Y-%m-%dT%H:%M:00Z', occurred_at)",
    now: (ago) => `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-${ago}')`,
    property: (name) => `properties ->> '$.${name}'`,
  },
  postgres: {
    minute: "date_trunc('minute', occurred_at)",
    now: (ago) => `now() - interval '${ago}'`,
    property: (name) => `properties ->> '${name}'`,
  },
  bigquery: {
    minute: 'TIMESTAMP_TRUNC(occurred_at, MINUTE)',
    now: (ago) => `TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL ${ago.toUpperCase()})`,
    property: (name) => `JSON_VALUE(properties, '$.${name}')`,
  },
};
