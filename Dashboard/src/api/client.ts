import { headers, needsKey } from './key';

/** An answer that is not what was asked for, in the words of its problem details (RFC 9457). */
export class Refused extends Error {
  constructor(readonly status: number, message: string, readonly field?: string) {
    super(message);
  }
}

/** Asks the API; paths begin with /v1. Throws `Refused`, or what `fetch` throws if nobody answers. */
export async function ask<T>(path: string, init: RequestInit = {}, allowed: readonly number[] = []): Promise<T> {
  const answer = await fetch(path, { ...init, headers: { ...headers(), ...init.headers } });
  if (answer.ok || allowed.includes(answer.status)) return await answer.json() as T;
  throw await refusalOf(answer);
}

export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return ask<T>(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, ...(signal ? { signal } : {}) });
}

export async function refusalOf(answer: Response): Promise<Refused> {
  if (answer.status === 401) needsKey.value = true;
  const problem = await answer.json().catch(() => ({})) as { detail?: string; title?: string; field?: string };
  return new Refused(answer.status, problem.detail ?? problem.title ?? `The server answered ${answer.status}.`, problem.field);
}

/** What went wrong, for people. */
export function reasonOf(failure: unknown): string {
  if (failure instanceof Refused) return failure.message;
  return failure instanceof TypeError ? 'The server does not answer.' : String(failure instanceof Error ? failure.message : failure);
}
