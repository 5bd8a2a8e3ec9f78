import { expect, test } from 'vitest';
import { questionsOf, questionText } from './parse';

const kinds = (text: string) => questionsOf(text).map((question) => question.kind);

test('a word is an event or a user', () => {
  expect(questionsOf(' order-1 ')).toEqual([{ kind: 'event', event: 'order-1', user: null }, { kind: 'user', user: 'order-1' }]);
});

test('a word of geohash letters is a cell as well', () => {
  expect(questionsOf('U33DB')[0]).toEqual({ kind: 'cell', cell: 'u33db' });
  expect(kinds('user')).toEqual(['cell', 'event', 'user']);
  expect(kinds('ada')).toEqual(['event', 'user']);
});

test('an event and its user, divided by a blank', () => {
  expect(questionsOf('order-1   ada')[0]).toEqual({ kind: 'event', event: 'order-1', user: 'ada' });
});

test('a user and their event, divided by a slash', () => {
  expect(questionsOf('ada/order-1')[0]).toEqual({ kind: 'event', event: 'order-1', user: 'ada' });
  expect(questionsOf('ada / order 1/2')[0]).toEqual({ kind: 'event', event: 'order 1/2', user: 'ada' });
});

test('an id with a blank is asked for as a whole too', () => {
  expect(questionsOf('order 1').slice(1)).toEqual([{ kind: 'event', event: 'order 1', user: null }, { kind: 'user', user: 'order 1' }]);
});

test('coordinates, with a comma, a semicolon or a blank between', () => {
  for (const text of ['52.5, -13.4', '52.5;-13.4', '52.5 -13.4', '+52.5°, -13.4°']) {
    expect(questionsOf(text)[0], text).toEqual({ kind: 'place', latitude: 52.5, longitude: -13.4 });
  }
});

test('what is not on the earth is no place', () => {
  expect(kinds('91, 10')).not.toContain('place');
  expect(kinds('10, 181')).not.toContain('place');
  expect(kinds('52.5')).not.toContain('place');
});

test('nothing asks for nothing, and no id is longer than 128 characters', () => {
  expect(questionsOf('  ')).toEqual([]);
  expect(questionsOf('x'.repeat(129))).toEqual([]);
  expect(kinds('x'.repeat(128))).toEqual(['event', 'user']);
});

test('what was tried can be said', () => {
  expect(questionsOf('e u').map(questionText)).toEqual(['an event e of user u', 'an event e u of any user', 'a user e u']);
});
