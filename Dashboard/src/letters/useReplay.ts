import { useEffect, useRef, useState } from 'preact/hooks';
import type { Letter } from './letters';
import { fateOf, replay, type Fate, type Replayed } from './replay';

// A replayed message passes the pipeline in well under a second; a few more give it time in a busy one.
const patienceMs = 4_000;
/** Of how many replayed letters the fate is asked: each is a request of its own. */
export const mostFates = 100;

export type Replaying =
  | { step: 'idle' }
  | { step: 'running'; done: number; of: number }
  | { step: 'done'; outcome: Replayed; letters: readonly Letter[]; fates: ReadonlyMap<string, Fate | null> | null };

/** Replays letters, and looks a few seconds later what became of their events. */
export function useReplay(onDone: () => void): { state: Replaying; start: (letters: readonly Letter[]) => void; dismiss: () => void } {
  const [state, setState] = useState<Replaying>({ step: 'idle' });
  const looking = useRef<AbortController | null>(null);
  useEffect(() => () => looking.current?.abort(), []);

  const start = async (letters: readonly Letter[]): Promise<void> => {
    looking.current?.abort();
    const own = looking.current = new AbortController();
    setState({ step: 'running', done: 0, of: letters.length });
    const outcome = await replay(letters.map((letter) => letter.key), (done) => setState({ step: 'running', done, of: letters.length }));
    setState({ step: 'done', outcome, letters, fates: null });
    onDone();
    if (outcome.replayed === 0) return;
    await new Promise((resolve) => { setTimeout(resolve, patienceMs); });
    const fates = await fatesOf(letters.slice(0, mostFates), own.signal);
    if (!own.signal.aborted) setState({ step: 'done', outcome, letters, fates });
  };

  return { state, start: (letters) => void start(letters), dismiss: () => { looking.current?.abort(); setState({ step: 'idle' }); } };
}

async function fatesOf(letters: readonly Letter[], signal: AbortSignal): Promise<Map<string, Fate | null>> {
  const fates = new Map<string, Fate | null>();
  for (const letter of letters) {
    if (signal.aborted) break;
    // What cannot be asked is not known; the replay itself went well.
    fates.set(letter.key, await fateOf(letter, signal).catch(() => 'unknown' as const));
  }
  return fates;
}
