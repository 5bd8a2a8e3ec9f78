import { isCell } from '../live/cells/geohash';

/** What a text may ask for. An event without a user is looked for everywhere. */
export type Question =
  | { kind: 'place'; latitude: number; longitude: number }
  | { kind: 'cell'; cell: string }
  | { kind: 'event'; event: string; user: string | null }
  | { kind: 'user'; user: string };

const longestId = 128;
const coordinates = /^([+-]?\d{1,3}(?:\.\d+)?)\s*(?:°?\s*[,;]\s*|\s+)([+-]?\d{1,3}(?:\.\d+)?)°?$/;

/** Everything that a text may mean, the likeliest first: `latitude, longitude`, `event user`, `user/event`, a cell, an event, a user. */
export function questionsOf(typed: string): Question[] {
  const text = typed.trim();
  if (text === '') return [];
  return [...placeOf(text), ...pairOf(text), ...(isCell(text) ? [{ kind: 'cell' as const, cell: text.toLowerCase() }] : []), ...aloneOf(text)];
}

function placeOf(text: string): Question[] {
  const [, latitude, longitude] = coordinates.exec(text)?.map(Number) ?? [];
  if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return [];
  return [{ kind: 'place', latitude, longitude }];
}

/** An id may have blanks and slashes itself; then the first of them is not meant to divide, and the whole is asked for too. */
function pairOf(text: string): Question[] {
  const slash = /^([^/]+)\/(.+)$/.exec(text);
  if (slash) return [{ kind: 'event', user: slash[1]!.trim(), event: slash[2]!.trim() }];
  const blank = /^(\S+)\s+(.+)$/.exec(text);
  return blank ? [{ kind: 'event', event: blank[1]!, user: blank[2]! }] : [];
}

function aloneOf(text: string): Question[] {
  return text.length > longestId ? [] : [{ kind: 'event', event: text, user: null }, { kind: 'user', user: text }];
}

/** For the answer that nothing was found. */
export function questionText(question: Question): string {
  switch (question.kind) {
    case 'place': return `the place ${question.latitude}, ${question.longitude}`;
    case 'cell': return `the cell ${question.cell}`;
    case 'user': return `a user ${question.user}`;
    case 'event': return question.user === null ? `an event ${question.event} of any user` : `an event ${question.event} of user ${question.user}`;
  }
}
