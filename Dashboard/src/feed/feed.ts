import { effect, signal } from '@preact/signals';
import { Refused, refusalOf } from '../api/client';
import { headers, keyChanges, needsKey } from '../api/key';
import { SseParser, type ServerEvent } from './sse';
import type { Frame, Snapshot, Stats } from './types';

export interface RowFilter { user: string; cell: string; type: string; status: string }

/** The one stream of the page: where it stands, and what came last. A page listens with `onFrame` and `onSnapshot`, or reads `stats`. */
export const connection = signal<'connecting' | 'live' | 'reconnecting' | 'refused'>('connecting');
/** Why the server does not want to be asked like this; asking again would change nothing. */
export const refusal = signal<string | null>(null);
export const stats = signal<Stats | null>(null);
/** The figures one frame ago with the seconds between, for rates. */
export const before = signal<{ stats: Stats; seconds: number } | null>(null);
export const serverTime = signal<Date | null>(null);
export const rowFilter = signal<RowFilter>({ user: '', cell: '', type: '', status: '' });

type Listener<T> = (message: T) => void;
const frames = new Set<Listener<Frame>>();
const snapshots = new Set<Listener<Snapshot>>();

/** Returns what stops listening. */
export function onFrame(listener: Listener<Frame>): () => void {
  frames.add(listener);
  return () => { frames.delete(listener); };
}

export function onSnapshot(listener: Listener<Snapshot>): () => void {
  snapshots.add(listener);
  return () => { snapshots.delete(listener); };
}

const longestWaitMs = 5_000;
// The server speaks every second: a silence this long is a lost connection that nobody told us of.
const silenceMs = 10_000;
let current: AbortController | null = null;

/** Follows the stream for as long as the page lives; changes of filter or key begin it anew. */
export function startFeed(): void {
  effect(() => {
    void keyChanges.value;
    const filter = rowFilter.value;
    current?.abort();
    refusal.value = null;
    const own = current = new AbortController();
    void follow(filter, own.signal);
  });
}

async function follow(filter: RowFilter, stopped: AbortSignal): Promise<void> {
  for (let failures = 0; !stopped.aborted && !needsKey.peek();) {
    try {
      await read(filter, stopped, () => { failures = 0; });
    } catch (failure) {
      if (isFinal(failure)) {
        connection.value = 'refused';
        refusal.value = failure.message;
        return;
      }
      // Whatever else it was, the state says that there is no connection, and the next try is a moment away.
    }
    if (stopped.aborted) return;
    connection.value = 'reconnecting';
    const wait = Math.min(longestWaitMs, 250 * 2 ** failures++);
    await new Promise((resolve) => { setTimeout(resolve, wait * (0.5 + Math.random() / 2)); });
  }
}

// A key that is missing is asked for, and a server that is busy has room again.
function isFinal(failure: unknown): failure is Refused {
  return failure instanceof Refused && failure.status >= 400 && failure.status < 500 && ![401, 408, 429].includes(failure.status);
}

async function read(filter: RowFilter, stopped: AbortSignal, onMessage: () => void): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
    const answer = await fetch(`/v1/live?${query}`, {
      headers: headers(),
      signal: AbortSignal.any([stopped, silence.signal]),
    });
    if (!answer.ok || !answer.body) throw await refusalOf(answer);
    const parser = new SseParser();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      for (const event of parser.push(value)) {
        onMessage();
        take(event);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function take(event: ServerEvent): void {
  connection.value = 'live';
  if (event.name === 'snapshot') {
    const snapshot = JSON.parse(event.data) as Snapshot;
    takeStats(snapshot);
    snapshots.forEach((listener) => listener(snapshot));
  } else if (event.name === 'frame') {
    const frame = JSON.parse(event.data) as Frame;
    takeStats(frame);
    frames.forEach((listener) => listener(frame));
  }
}

function takeStats(message: { time: string; stats: Stats }): void {
  const time = new Date(message.time);
  const last = stats.peek();
  const seconds = serverTime.peek() ? (time.getTime() - serverTime.peek()!.getTime()) / 1000 : 0;
  const isSameRun = last !== null && message.stats.process.uptime_s >= last.process.uptime_s;
  before.value = isSameRun && seconds > 0 ? { stats: last, seconds } : null;
  serverTime.value = time;
  stats.value = message.stats;
}
