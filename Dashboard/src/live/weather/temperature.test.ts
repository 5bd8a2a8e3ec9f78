import { expect, test } from 'vitest';
import { temperatureColour, type Rgb } from './temperature';

const colours: Rgb[] = [[0, 0, 100], [0, 0, 200], [100, 100, 200], [240, 240, 240], [240, 160, 80], [240, 80, 40], [200, 0, 0]];

test('a stop has its own colour', () => {
  expect(temperatureColour(-20, colours)).toEqual([0, 0, 100]);
  expect(temperatureColour(10, colours)).toEqual([240, 240, 240]);
  expect(temperatureColour(40, colours)).toEqual([200, 0, 0]);
});

test('between two stops they are mixed', () => {
  expect(temperatureColour(15, colours)).toEqual([240, 200, 160]);
  expect(temperatureColour(-17.5, colours)).toEqual([0, 0, 125]);
});

test('what is colder or hotter than the scale has the colour of its end', () => {
  expect(temperatureColour(-89, colours)).toEqual(colours[0]);
  expect(temperatureColour(57, colours)).toEqual(colours[6]);
});
