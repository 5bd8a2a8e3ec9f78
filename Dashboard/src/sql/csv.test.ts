import { expect, test } from 'vitest';
import { csvOf } from './csv';

const csv = (...row: (string | number | boolean | null)[]): string => csvOf({ columns: ['a'], rows: [row], truncated: false }).slice('a\r\n'.length);

test('Values stand between commas, lines end as RFC 4180 has it', () => expect(csv('x', 1.5, true)).toBe('x,1.5,true\r\n'));
test('A comma, a quote and a line’s end are quoted', () => expect(csv('a,b', 'say "hi"', 'two\nlines')).toBe('"a,b","say ""hi""","two\nlines"\r\n'));
test('A null is nothing, and an empty text is one', () => expect(csv(null, '', 'x')).toBe(',"",x\r\n'));
test('Space at an end is kept', () => expect(csv(' x', 'x ')).toBe('" x","x "\r\n'));
test('Names of columns are quoted too', () => expect(csvOf({ columns: ['count(a,b)'], rows: [], truncated: false })).toBe('"count(a,b)"\r\n'));
