import { expect, test } from 'vitest';
import { hexDump, payloadOf } from './payload';

test('JSON is put into lines', () => {
  expect(payloadOf({ payload: '{"a":1}', payload_base64: null })).toEqual({ kind: 'JSON', text: '{\n  "a": 1\n}' });
});

test('What is not JSON stays as it is', () => {
  expect(payloadOf({ payload: '{"a":', payload_base64: null })).toEqual({ kind: 'text', text: '{"a":' });
});

test('What is not text is shown as bytes', () => {
  expect(payloadOf({ payload: null, payload_base64: btoa('\xff\x00Isobar') })).toEqual({
    kind: 'bytes', text: `0000  ff 00 49 73 6f 62 61 72${' '.repeat(24)}  ··Isobar`,
  });
});

test('Bytes stand sixteen in a line', () => {
  expect(hexDump(btoa('a'.repeat(17))).split('\n').map((line) => line.slice(0, 8))).toEqual(['0000  61', '0010  61']);
});

test('An empty message is empty', () => expect(payloadOf({ payload: null, payload_base64: '' }).text).toBe(''));
