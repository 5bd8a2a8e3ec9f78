import { useEffect, useRef, useState } from 'preact/hooks';
import { post, reasonOf } from '../api/client';
import { remember } from './past';
import type { Estimate, Result } from './result';

export type Querying =
  | { step: 'idle' }
  | { step: 'running'; since: number }
  | { step: 'estimated'; sql: string; estimate: Estimate }
  | { step: 'refused'; reason: string }
  | { step: 'done'; sql: string; result: Result; tookMs: number };

export interface Query { state: Querying; run: (sql: string) => void; confirm: () => void; cancel: () => void }

/** Runs one statement at a time. Where queries are charged for, it first asks what the statement would cost, and waits for a confirmation. */
export function useQuery(maxRows: number, isCharged: boolean): Query {
  const [state, setState] = useState<Querying>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const attempt = async (work: (signal: AbortSignal, since: number) => Promise<Querying>): Promise<void> => {
    running.current?.abort();
    const own = running.current = new AbortController();
    const since = performance.now();
    setState({ step: 'running', since });
    const next = await work(own.signal, since).catch((failure: unknown): Querying => ({ step: 'refused', reason: reasonOf(failure) }));
    if (!own.signal.aborted) setState(next);
  };
  const execute = (sql: string): Promise<void> => attempt(async (signal, since) => {
    remember(sql);
    const result = await post<Result>('/v1/query', { sql, max_rows: maxRows }, signal);
    return { step: 'done', sql, result, tookMs: performance.now() - since };
  });
  const estimate = (sql: string): Promise<void> => attempt(async (signal) => {
    return { step: 'estimated', sql, estimate: await post<Estimate>('/v1/query', { sql, dry_run: true }, signal) };
  });

  return {
    state,
    run: (sql) => void (isCharged ? estimate(sql) : execute(sql)),
    confirm: () => { if (state.step === 'estimated') void execute(state.sql); },
    cancel: () => { running.current?.abort(); setState({ step: 'idle' }); },
  };
}
