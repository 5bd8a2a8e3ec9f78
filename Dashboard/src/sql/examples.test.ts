import { expect, test } from 'vitest';
import { dialectOf } from './dialect';
import { examplesFor } from './examples';

test('Every example reads the table in which each event is once', () => {
  const statements = examplesFor('bigquery', 'enriched_events_live').map((example) => example.sql);
  expect(statements.every((sql) => sql.includes('FROM enriched_events_live') || sql.includes('FROM dead_letters'))).toBe(true);
});

test('Each warehouse hears its own dialect', () => {
  expect(examplesFor(dialectOf('sqlite'), 't')[1]!.sql).toContain('strftime');
  expect(examplesFor(dialectOf('postgres'), 't')[1]!.sql).toContain('date_trunc');
  expect(examplesFor(dialectOf('bigquery'), 't')[1]!.sql).toContain('INTERVAL 1 HOUR');
});

test('A warehouse that is not known is spoken to as SQLite', () => expect(dialectOf('other')).toBe('sqlite'));
