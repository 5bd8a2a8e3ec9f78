import { useEffect, useState } from 'preact/hooks';
import { reasonOf } from '../api/client';

export interface Answer<T> { value: T | null; reason: string }

/** Asks, and asks again at an interval as long as it is shown. An answer stays while the next is under way, also if that one fails. */
export function useAnswer<T>(asking: (signal: AbortSignal) => Promise<T>, about: string, againMs = 0): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { about: string }>({ value: null, reason: '', about });
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = async () => {
      try {
        const value = await asking(stop.signal);
        if (!stop.signal.aborted) setAnswer({ value, reason: '', about });
      } catch (failure) {
        if (!stop.signal.aborted) setAnswer((last) => ({ value: last.about === about ? last.value : null, reason: reasonOf(failure), about }));
      }
      if (againMs > 0 && !stop.signal.aborted) timer = setTimeout(() => void next(), againMs);
    };
    void next();
    return () => { stop.abort(); clearTimeout(timer); };
  }, [about]);
  return answer.about === about ? answer : { value: null, reason: '' };
}
