import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, reasonOf } from '../api/client';
import { keyChanges } from '../api/key';
import { mostLetters, pageSize, type Letter, type LetterPage } from './letters';

export interface Letters {
  letters: readonly Letter[];
  /** Whether there are older ones, and place for them. */
  hasMore: boolean;
  isFull: boolean;
  isLoading: boolean;
  fault: string | null;
  loadMore: () => void;
  reload: () => void;
}

interface State { letters: Letter[]; next: string | null; isLoading: boolean; fault: string | null }

const nothing: State = { letters: [], next: null, isLoading: true, fault: null };

/** Dead letters page by page, newest first, and at most so many as a browser bears. */
export function useLetters(reason: string): Letters {
  const [state, setState] = useState<State>(nothing);
  const running = useRef<AbortController | null>(null);
  const key = keyChanges.value;

  const load = useCallback(async (before: State): Promise<void> => {
    running.current?.abort();
    const own = running.current = new AbortController();
    setState({ ...before, isLoading: true, fault: null });
    const query = new URLSearchParams({ limit: String(pageSize), ...(reason ? { reason } : {}), ...(before.next ? { cursor: before.next } : {}) });
    try {
      const page = await ask<LetterPage>(`/v1/dead-letters?${query}`, { signal: own.signal });
      setState({ letters: [...before.letters, ...page.dead_letters].slice(0, mostLetters), next: page.next, isLoading: false, fault: null });
    } catch (failure) {
      if (!own.signal.aborted) setState({ ...before, isLoading: false, fault: reasonOf(failure) });
    }
  }, [reason]);

  useEffect(() => {
    void load(nothing);
    return () => running.current?.abort();
  }, [load, key]);

  const isFull = state.letters.length >= mostLetters;
  return {
    ...state, isFull, hasMore: state.next !== null && !isFull,
    loadMore: () => void load(state), reload: () => void load(nothing),
  };
}
