import { words, type Dialect } from './dialect';

export interface Example { title: string; sql: string }

/** Statements that run as they are on this warehouse. Each asks for a span of time, so that none reads everything. */
export function examplesFor(dialect: Dialect, table: string): Example[] {
  const { minute, now, property } = words[dialect];
  return [
    { title: 'Newest events', sql: `SELECT occurred_at, user_id, type, cell, temperature_c, weather_text\nFROM ${table}\nWHERE occurred_at >= ${now('1 hour')}\nORDER BY occurred_at DESC\nLIMIT 50` },
    { title: 'Events per minute', sql: `SELECT ${minute} AS minute, COUNT(*) AS events\nFROM ${table}\nWHERE occurred_at >= ${now('1 hour')}\nGROUP BY 1\nORDER BY 1` },
    { title: 'By weather', sql: `SELECT weather_text, COUNT(*) AS events, ROUND(AVG(temperature_c)) AS mean_temperature_c\nFROM ${table}\nWHERE occurred_at >= ${now('24 hour')}\nGROUP BY 1\nORDER BY 2 DESC` },
    { title: 'What people do in the rain', sql: `SELECT type, COUNT(*) AS events,\n  SUM(CASE WHEN precipitation_mm > 0 THEN 1 ELSE 0 END) AS in_the_rain\nFROM ${table}\nWHERE occurred_at >= ${now('24 hour')}\nGROUP BY 1\nORDER BY 2 DESC` },
    { title: 'Busiest cells', sql: `SELECT cell, ${property('city')} AS city, COUNT(*) AS events\nFROM ${table}\nWHERE occurred_at >= ${now('24 hour')}\nGROUP BY 1, 2\nORDER BY 3 DESC\nLIMIT 20` },
    { title: 'Is any key there twice?', sql: `SELECT COUNT(*) AS events, COUNT(DISTINCT row_key) AS keys\nFROM ${table}\nWHERE occurred_at >= ${now('24 hour')}` },
    { title: 'Dead letters by reason', sql: `SELECT reason, detail, COUNT(*) AS letters, MAX(received_at) AS newest\nFROM dead_letters\nGROUP BY 1, 2\nORDER BY 3 DESC` },
  ];
}
