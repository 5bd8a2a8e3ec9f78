import { ask } from '../api/client';
import { cellWeather, type CellWeather } from '../live/cells/answers';
import { duplicatesOf } from '../live/event/duplicatesOf';
import { whereabouts, type Whereabouts } from '../live/event/whereabouts';
import { questionsOf, questionText, type Question } from './parse';
import { profileOf, type Profile } from './profile';
import { usersOf } from './usersOf';

export type Hit =
  | { kind: 'cell'; weather: CellWeather }
  | { kind: 'user'; profile: Profile }
  | { kind: 'event'; event: string; user: string; where: Whereabouts; duplicates: number | null };

export interface Found { hits: Hit[]; tried: string[]; failures: unknown[] }

/** Asks for everything that a text may mean, all at once. What fails does not keep the rest from being found. */
export async function find(text: string, signal: AbortSignal): Promise<Found> {
  const questions = questionsOf(text);
  const answers = await Promise.allSettled(questions.map((question) => answer(question, signal)));
  const hits = answers.flatMap((one) => one.status === 'fulfilled' ? one.value : []);
  return {
    hits: withoutDoubles(hits),
    tried: questions.map(questionText),
    failures: answers.flatMap((one) => one.status === 'rejected' ? [one.reason as unknown] : []),
  };
}

async function answer(question: Question, signal: AbortSignal): Promise<Hit[]> {
  switch (question.kind) {
    case 'place': {
      const place = new URLSearchParams({ latitude: `${question.latitude}`, longitude: `${question.longitude}` });
      return [{ kind: 'cell', weather: await ask<CellWeather>(`/v1/locations?${place}`, { signal }) }];
    }
    case 'cell': return [{ kind: 'cell', weather: await cellWeather(question.cell, signal) }];
    case 'user': {
      const profile = await profileOf(question.user, signal);
      return profile ? [{ kind: 'user', profile }] : [];
    }
    case 'event': {
      const users = question.user === null ? await usersOf(question.event, signal) : [question.user];
      const hits = await Promise.all(users.map((user) => event(question.event, user, signal)));
      return hits.flat();
    }
  }
}

async function event(id: string, user: string, signal: AbortSignal): Promise<Hit[]> {
  const [where, duplicates] = await Promise.all([whereabouts(id, user, signal), duplicatesOf(user, signal)]);
  return where.state === 'unknown' ? [] : [{ kind: 'event', event: id, user, where, duplicates }];
}

/** "u33db" may be a cell by its name and by its place; an event may be found by two ways. */
function withoutDoubles(hits: readonly Hit[]): Hit[] {
  return [...new Map(hits.map((hit) => [keyOf(hit), hit])).values()];
}

export function keyOf(hit: Hit): string {
  switch (hit.kind) {
    case 'cell': return `cell ${hit.weather.cell}`;
    case 'user': return `user ${hit.profile.user_id}`;
    case 'event': return `event ${JSON.stringify([hit.user, hit.event])}`;
  }
}
