import type { connection } from '../../feed/feed';
import type { Stats } from '../../feed/types';
import { count, duration, time } from '../../ui/format';
import { backlogGrowth, growthOf, type Sample } from './samples';

export interface Health { tone: 'good' | 'warn' | 'bad' | 'none'; title: string; text: string }

const longestWaitMs = 10_000;
const sections = { broker: 'The broker', pipeline: 'The pipeline', writer: 'The writer', warehouse: 'The warehouse', weather: 'The weather' } as const;

/** How the instance is, in one sentence: the worst that is known, or that nothing is. */
export function healthOf(state: typeof connection.value, stats: Stats | null, samples: readonly Sample[]): Health {
  if (!stats) return unknown(state);
  if (state === 'reconnecting') {
    return { tone: 'warn', title: 'Reconnecting', text: `What is shown is of ${time(new Date(samples.at(-1)?.timeMs ?? 0))}.` };
  }
  return unreadable(stats) ?? behind(stats, samples) ?? failing(samples) ?? healthy(stats);
}

function unknown(state: typeof connection.value): Health {
  return state === 'reconnecting'
    ? { tone: 'bad', title: 'No connection', text: 'The server does not answer; the next try is a moment away.' }
    : { tone: 'none', title: 'Connecting', text: 'The first figures are on their way.' };
}

function unreadable(stats: Stats): Health | null {
  for (const [name, words] of Object.entries(sections) as [keyof typeof sections, string][]) {
    const { error } = stats[name];
    if (error) return { tone: 'bad', title: `${words} cannot be read`, text: error };
  }
  return null;
}

function behind(stats: Stats, samples: readonly Sample[]): Health | null {
  const oldest = stats.broker.oldest_unacknowledged_age_ms;
  const growth = backlogGrowth(samples);
  if (oldest !== null && oldest > longestWaitMs) {
    return { tone: 'bad', title: 'Behind', text: `The oldest accepted event has waited ${duration(oldest)} to become a row; ${count(stats.broker.unacknowledged)} wait in all. None is lost.` };
  }
  return growth === 0 ? null
    : { tone: 'warn', title: 'Backlog grows', text: `${count(stats.broker.unacknowledged)} events wait, and ${count(growth)} more each second.` };
}

function failing(samples: readonly Sample[]): Health | null {
  const letters = growthOf(samples, 'deadLetters');
  if (letters > 0) return { tone: 'warn', title: 'Dead letters', text: `${count(letters)} of the last minute could not become rows; the page Dead letters says why.` };
  const retries = growthOf(samples, 'retries');
  if (retries > 0) return { tone: 'warn', title: 'The warehouse refuses', text: `${count(retries)} appends of the last minute had to be repeated. No event is lost by that.` };
  const failures = growthOf(samples, 'weatherFailures');
  return failures === 0 ? null
    : { tone: 'warn', title: 'The weather source fails', text: `${count(failures)} questions of the last minute were not answered; events are stored with older weather, or none.` };
}

function healthy(stats: Stats): Health {
  const latency = stats.pipeline.recent_latency_ms_p99;
  if (latency !== null) return { tone: 'good', title: 'Healthy', text: `99 of 100 accepted events are rows, with their weather, within ${duration(latency)}.` };
  return stats.writer.rows + (stats.warehouse.rows ?? 0) === 0
    ? { tone: 'good', title: 'Ready', text: 'No event has come yet.' }
    : { tone: 'good', title: 'Healthy', text: 'Every accepted event is a row. None came in the last minute.' };
}
