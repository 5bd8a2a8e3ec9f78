import { useEffect, useRef } from 'preact/hooks';
import type { Letters } from './useLetters';

/** Opens the letter that the address names and scrolls to it, loading older pages until it is found. */
export function useWanted(key: string | null, loaded: Letters, onFound: (key: string) => void): 'none' | 'looking' | 'found' | 'absent' {
  const shown = useRef<string | null>(null);
  const isThere = key !== null && loaded.letters.some((letter) => letter.key === key);
  useEffect(() => {
    if (key === null || shown.current === key || loaded.isLoading || loaded.fault) return;
    if (!isThere && loaded.hasMore) return loaded.loadMore();
    if (!isThere) return;
    shown.current = key;
    onFound(key);
    document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'center' });
  }, [key, loaded.letters, loaded.isLoading]);
  if (key === null) return 'none';
  // After its replay it is gone from the list, and that is no reason to say so.
  if (isThere || shown.current === key) return 'found';
  return loaded.isLoading || loaded.hasMore || loaded.fault ? 'looking' : 'absent';
}
