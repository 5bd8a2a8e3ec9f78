import { expect, test } from 'vitest';
import { filterOf } from './rowFilterText';

const typed = { user: '', cell: '', type: '', status: '' };

test('spaces around and capitals of a cell do not matter', () => {
  expect(filterOf({ user: ' ada ', cell: ' U33 ', type: 'page_view ', status: 'fresh' })).toEqual({ user: 'ada', cell: 'u33', type: 'page_view', status: 'fresh' });
});

test('the beginning of a cell is enough', () => { expect(filterOf({ ...typed, cell: 'u' })).toMatchObject({ cell: 'u' }); });

test('what is no cell is not asked for', () => {
  for (const cell of ['berlin!', 'ail', 'u33db2c1']) expect(filterOf({ ...typed, cell })).toHaveProperty('reason');
});
