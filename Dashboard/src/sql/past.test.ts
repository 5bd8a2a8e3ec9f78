import { expect, test } from 'vitest';
import { withNewest } from './past';

test('A statement that runs again moves to the top', () => expect(withNewest(['b', 'a'], 'a')).toEqual(['a', 'b']));
test('Twenty are kept', () => expect(withNewest(Array.from({ length: 20 }, String), 'new')).toHaveLength(20));
