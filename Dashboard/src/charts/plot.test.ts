import { expect, test } from 'vitest';
import { rangeOf } from './plot';

test('The axis begins at zero', () => expect(rangeOf(40, 100)).toEqual([0, 108]));
test('The axis reaches what is negative', () => expect(rangeOf(-10, 0)).toEqual([-10.8, 1]));
test('Nothing at all is drawn on an axis that has a length', () => expect(rangeOf(null, null)).toEqual([0, 1]));
test('An end that is known holds', () => expect(rangeOf(0.2, 0.4, 1)).toEqual([0, 1]));
