import { signal } from '@preact/signals';

const name = 'isobar-sql';
const most = 20;

/** The statements of this tab that ran, newest first. */
export const past = signal<readonly string[]>(read());

export function remember(sql: string): void {
  past.value = withNewest(past.value, sql);
  sessionStorage.setItem(name, JSON.stringify(past.value));
}

/** Each statement once, and at most so many. */
export function withNewest(statements: readonly string[], sql: string): string[] {
  return [sql, ...statements.filter((one) => one !== sql)].slice(0, most);
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.sessionStorage?.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    // Whatever stands there is not ours.
    return [];
  }
}
