import { expect, test } from 'vitest';
import { centreOf, isCell } from './geohash';

test('the centre is the one that the API gives', () => {
  expect(centreOf('u2fkb')).toEqual({ latitude: 50.07568359375, longitude: 14.43603515625 });
  expect(centreOf('zzzzz')).toEqual({ latitude: 89.97802734375, longitude: 179.97802734375 });
});

test('places south of the equator and west of Greenwich have their sign', () => {
  const santiago = centreOf('66j9x')!;
  expect(santiago.latitude).toBeCloseTo(-33.4, 0);
  expect(santiago.longitude).toBeCloseTo(-70.7, 0);
});

test('a longer name is a smaller part of the same place, in either case', () => {
  const whole = centreOf('U33')!;
  const part = centreOf('u33db')!;
  expect(Math.abs(whole.latitude - part.latitude)).toBeLessThan(0.71);
  expect(Math.abs(whole.longitude - part.longitude)).toBeLessThan(0.71);
});

test('letters that geohashes do not have name no place', () => {
  for (const text of ['', 'ail', 'u33-b', 'büro']) expect(centreOf(text)).toBeNull();
});

test('a cell has 3 to 7 letters of the alphabet', () => {
  expect(['u33', 'u33db', 'U33DB2C'].every(isCell)).toBe(true);
  expect(['', 'u3', 'u33db2c1', 'ail', 'u33 b'].some(isCell)).toBe(false);
});
