import { expect, test } from 'vitest';
import { SseParser, type ServerEvent } from './sse';

const stream = ': hello\r\n\r\nid: 7\r\nevent: frame\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid:8\ndata\n\nevent: snapshot\ndata:  two\n\nevent: lost\n\n';
const expected: ServerEvent[] = [
  { name: 'frame', data: '{"a":\n1}' },
  { name: 'message', data: '' },
  { name: 'snapshot', data: ' two' },
];

function parse(pieces: string[]): ServerEvent[] {
  const parser = new SseParser();
  return pieces.flatMap((piece) => [...parser.push(piece)]);
}

test('a stream in one piece', () => { expect(parse([stream])).toEqual(expected); });

test('a stream in two pieces, divided anywhere', () => {
  for (let at = 0; at <= stream.length; at++) expect(parse([stream.slice(0, at), stream.slice(at)]), `at ${at}`).toEqual(expected);
});

test('a stream letter by letter', () => { expect(parse([...stream])).toEqual(expected); });

test('an event without its blank line is not yet there', () => {
  const parser = new SseParser();
  expect([...parser.push('data: 1\n')]).toEqual([]);
  expect([...parser.push('\n')]).toEqual([{ name: 'message', data: '1' }]);
});
