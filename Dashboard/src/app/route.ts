import { computed, signal } from '@preact/signals';

export const pages = {
  live: 'Live',
  pipeline: 'Pipeline',
  grains: 'Grains',
  'dead-letters': 'Dead letters',
  sql: 'SQL',
} as const;

export type PageName = keyof typeof pages;

const hash = signal(location.hash);
addEventListener('hashchange', () => { hash.value = location.hash; });

const parts = computed(() => new URL(hash.value.replace(/^#\/?/, '/'), location.origin));

/** The page that the address names; an unknown one is the first. */
export const page = computed<PageName>(() => {
  const name = parts.value.pathname.slice(1);
  return name in pages ? (name as PageName) : 'live';
});

/** What stands behind the `?` in the address's fragment: #/live?cell=u33db. */
export const parameters = computed(() => parts.value.searchParams);

export function addressOf(name: PageName, values: Record<string, string> = {}): string {
  const query = new URLSearchParams(values).toString();
  return `#/${name}${query ? `?${query}` : ''}`;
}

export function go(name: PageName, values: Record<string, string> = {}): void {
  location.hash = addressOf(name, values);
}
