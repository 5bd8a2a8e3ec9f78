import { useEffect, useState } from 'preact/hooks';
import { ask, reasonOf } from '../api/client';
import { keyChanges } from '../api/key';

export interface Polled<T> {
  /** The newest answer; it stays when a later one fails. */
  value: T | null;
  /** The answer before it, for differences. */
  previous: T | null;
  fault: string | null;
}

/** Asks a path again and again while the component is there and the page is visible. A new path starts anew. */
export function usePolled<T>(path: string, everyMs: number): Polled<T> {
  const [state, setState] = useState<Polled<T> & { path: string }>({ path, value: null, previous: null, fault: null });
  const key = keyChanges.value;
  useEffect(() => {
    const stop = new AbortController();
    let timer = 0;
    const turn = async (): Promise<void> => {
      try {
        if (!document.hidden) {
          const value = await ask<T>(path, { signal: stop.signal });
          setState((last) => ({ path, value, previous: last.path === path ? last.value : null, fault: null }));
        }
      } catch (failure) {
        if (stop.signal.aborted) return;
        setState((last) => ({ ...(last.path === path ? last : { path, value: null, previous: null }), fault: reasonOf(failure) }));
      }
      if (!stop.signal.aborted) timer = window.setTimeout(turn, everyMs);
    };
    void turn();
    return () => { stop.abort(); clearTimeout(timer); };
  }, [path, everyMs, key]);
  return state.path === path ? state : { value: null, previous: null, fault: null };
}
