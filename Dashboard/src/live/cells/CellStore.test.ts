import { expect, test } from 'vitest';
import type { CellTuple } from '../../feed/types';
import { CellStore } from './CellStore';

const tuple = (name: string, events: number, lastS: number): CellTuple => [name, events, 12.5, 2, 'fresh', lastS];
const names = (store: CellStore) => [...store.values()].map((cell) => cell.name);

test('a frame adds to what a snapshot said', () => {
  const store = new CellStore(10);
  store.reset([tuple('u33db', 40, 100)]);
  store.add([['u33db', 2, -3, 71, 'stale', 101]]);
  expect(store.get('u33db')).toMatchObject({ events: 42, temperatureC: -3, weatherCode: 71, status: 'stale', lastS: 101 });
});

test('a snapshot starts anew', () => {
  const store = new CellStore(10);
  store.reset([tuple('u33db', 40, 100), tuple('u2fkb', 1, 100)]);
  store.reset([tuple('u33db', 7, 200)]);
  expect(names(store)).toEqual(['u33db']);
  expect(store.get('u33db')!.events).toBe(7);
});

test('the cell whose last event is oldest is given up', () => {
  const store = new CellStore(2);
  store.reset([tuple('u2fkb', 9, 200), tuple('u33db', 9, 100)]);
  store.add([tuple('dr5rs', 1, 300)]);
  expect(names(store)).toEqual(['u2fkb', 'dr5rs']);
  store.add([tuple('u2fkb', 1, 400), tuple('tju9x', 1, 400)]);
  expect(names(store)).toEqual(['u2fkb', 'tju9x']);
});

test('its bound holds however many come', () => {
  const store = new CellStore(50);
  const letters = '0123456789bcdefghjkmnpqrstuvwxyz';
  for (const one of letters) store.add([...letters].map((other) => tuple(`u${one}${other}`, 1, 1)));
  expect(store.size).toBe(50);
});

test('a name that is no geohash is left out', () => {
  const store = new CellStore(10);
  expect(store.add([tuple('ail', 1, 1), tuple('u33db', 1, 1)]).map((cell) => cell.name)).toEqual(['u33db']);
});

test('the busiest come first', () => {
  const store = new CellStore(10);
  store.reset([tuple('u33db', 3, 1), tuple('u2fkb', 9, 2), tuple('dr5rs', 5, 3)]);
  expect(store.busiest(2).map((cell) => cell.name)).toEqual(['u2fkb', 'dr5rs']);
});
