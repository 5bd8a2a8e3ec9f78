import { expect, test, vi } from 'vitest';

// It is at home in a browser, whose address and events the stream's store listens to.
vi.mock('../live/live', () => ({ rows: { peek: () => [] } }));
const { quoted } = await import('./usersOf');

test('a quote in an id is doubled, so that it ends nothing', () => {
  expect(quoted("o'clock'; drop table x --")).toBe("'o''clock''; drop table x --'");
  expect(quoted('plain')).toBe("'plain'");
});
