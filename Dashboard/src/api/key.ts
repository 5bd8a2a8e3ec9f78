import { signal } from '@preact/signals';

const name = 'isobar-key';

/** Whether an answer said that a key is missing or wrong. */
export const needsKey = signal(false);

/** Counts the changes, for those who have to ask again. */
export const keyChanges = signal(0);

export function headers(): Record<string, string> {
  const key = sessionStorage.getItem(name);
  return key ? { 'X-Api-Key': key } : {};
}

export function setKey(key: string): void {
  sessionStorage.setItem(name, key);
  needsKey.value = false;
  keyChanges.value++;
}
