import { afterEach, expect, test, vi } from 'vitest';
import { batches, replay } from './replay';

afterEach(() => { vi.unstubAllGlobals(); });

function server(...answers: Response[]): void {
  vi.stubGlobal('sessionStorage', { getItem: () => null });
  vi.stubGlobal('fetch', async () => answers.shift());
}

test('Every key is in one batch, and no batch is too long', () => {
  expect(batches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(batches([], 2)).toEqual([]);
});

test('The outcomes of the batches add up', async () => {
  server(Response.json({ replayed: 998, not_found: ['a', 'b'] }), Response.json({ replayed: 1, not_found: [] }));
  const progress: number[] = [];
  expect(await replay(Array.from({ length: 1_001 }, String), (done) => progress.push(done))).toEqual({ replayed: 999, notFound: 2, failed: null });
  expect(progress).toEqual([1_000, 1_001]);
});

test('What was done before a failure is told with it', async () => {
  server(Response.json({ replayed: 1_000, not_found: [] }), Response.json({ detail: 'Busy.' }, { status: 503 }));
  const outcome = await replay(Array.from({ length: 1_001 }, String), () => {});
  expect(outcome).toMatchObject({ replayed: 1_000, failed: { status: 503, message: 'Busy.' } });
});
