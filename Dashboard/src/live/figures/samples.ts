import type { Stats } from '../../feed/types';

/** What a second looked like, as far as the strip and the sentence above it compare seconds. Null is what could not be read. */
export interface Sample {
  timeMs: number;
  storedPerS: number | null;
  backlog: number | null;
  latencyP50: number | null;
  latencyP99: number | null;
  deadLetters: number | null;
  /** Appends that had to be repeated, and questions that the weather source did not answer. */
  retries: number | null;
  weatherFailures: number | null;
}

const kept = 60;
// Each second counts a third: a burst is seen at once, and the number can still be read.
const smoothing = 1 / 3;
// A snapshot comes at any moment of the server's second; what lies between it and the first frame is no second.
const shortestS = 0.5;

export interface Earlier { stats: Stats; seconds: number }

/** Adds a second to the last minute. `before` is null after a restart of the server, with which the rates begin anew. */
export function withSample(samples: readonly Sample[], timeMs: number, stats: Stats, before: Earlier | null): readonly Sample[] {
  const last = before ? samples.at(-1) : undefined;
  return [...(before ? samples.slice(1 - kept) : []), {
    timeMs,
    storedPerS: smooth(last?.storedPerS ?? null, rate(stats, before)),
    backlog: stats.broker.unacknowledged ?? null,
    latencyP50: stats.pipeline.recent_latency_ms_p50 ?? null,
    latencyP99: stats.pipeline.recent_latency_ms_p99 ?? null,
    deadLetters: stats.pipeline.dead_letters ?? null,
    retries: stats.writer.retries ?? null,
    weatherFailures: stats.weather.failures ?? null,
  }];
}

function rate(stats: Stats, before: Earlier | null): number | null {
  if (!before || before.seconds < shortestS || stats.writer.rows === undefined || before.stats.writer.rows === undefined) return null;
  return Math.max(0, stats.writer.rows - before.stats.writer.rows) / before.seconds;
}

function smooth(last: number | null, now: number | null): number | null {
  return last === null || now === null ? now : last + (now - last) * smoothing;
}

/** By how much a counter grew within what is kept; 0 if it is not known. */
export function growthOf(samples: readonly Sample[], counter: 'deadLetters' | 'retries' | 'weatherFailures'): number {
  const known = samples.map((sample) => sample[counter]).filter((value) => value !== null);
  return known.length < 2 ? 0 : known.at(-1)! - known[0]!;
}

/** How many more events wait each second, if the backlog has been growing all the while and is more than a blink; else 0. */
export function backlogGrowth(samples: readonly Sample[]): number {
  const recent = samples.slice(-15).filter((sample) => sample.backlog !== null);
  const [first, last] = [recent[0], recent.at(-1)];
  if (recent.length < 15 || !first || !last || last.backlog! < 100) return 0;
  const thirds = [0, 5, 10].map((from) => recent.slice(from, from + 5).reduce((sum, sample) => sum + sample.backlog!, 0));
  const isGrowing = thirds[1]! > thirds[0]! && thirds[2]! > thirds[1]! && thirds[2]! > 1.2 * thirds[0]!;
  return isGrowing ? Math.max(0, (last.backlog! - first.backlog!) / ((last.timeMs - first.timeMs) / 1000)) : 0;
}
