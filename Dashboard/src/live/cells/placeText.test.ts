import { expect, test } from 'vitest';
import { placeText } from './placeText';

test('each half of the earth has its letter', () => {
  expect(placeText({ latitude: 50.07568, longitude: 14.43603 })).toBe('50.076° N, 14.436° E');
  expect(placeText({ latitude: -33.45, longitude: -70.67 })).toBe('33.450° S, 70.670° W');
});
