/** A message that could not become a row; Api/DeadLetters/DeadLetterDocument.cs describes it. */
export interface Letter {
  key: string;
  received_at: string;
  reason: string;
  detail: string;
  attempts: number;
  source: string;
  user_id: string | null;
  event_id: string | null;
  payload: string | null;
  payload_base64: string | null;
}

export interface LetterPage { dead_letters: Letter[]; next: string | null }

/** How many the page keeps at most. */
export const mostLetters = 2_000;
export const pageSize = 200;

export interface Between { from: string; to: string }

/** Those received between two local times, each of which may be empty. */
export function within(letters: readonly Letter[], { from, to }: Between): Letter[] {
  const [first, last] = [from ? Date.parse(from) : -Infinity, to ? Date.parse(to) : Infinity];
  return letters.filter((letter) => {
    const received = Date.parse(letter.received_at);
    return received >= first && received <= last;
  });
}

/** How many there are of each reason, most first. */
export function byReason(letters: readonly Letter[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of letters) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
}
