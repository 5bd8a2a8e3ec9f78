import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { go } from '../app/route';
import { find, type Found } from './find';
import { Results } from './Results';
import './search.css';

type State = 'closed' | 'hint' | 'searching' | Found;

/** Finds a user, a cell, a place or an event. "/" leads here from everywhere, Enter searches, Escape closes. */
export function SearchBox() {
  const state = useSignal<State>('closed');
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | null>(null);
  const close = () => { running.current?.abort(); state.value = 'closed'; };

  useEffect(() => {
    const stop = new AbortController();
    addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }, { signal: stop.signal });
    addEventListener('pointerdown', (event) => { if (!form.current?.contains(event.target as Node)) close(); }, { signal: stop.signal });
    addEventListener('hashchange', close, { signal: stop.signal });
    return () => { stop.abort(); running.current?.abort(); };
  }, []);

  const search = async (event: Event) => {
    event.preventDefault();
    const text = input.current!.value.trim();
    if (text === '') return;
    running.current?.abort();
    const own = running.current = new AbortController();
    state.value = 'searching';
    const found = await find(text, own.signal);
    if (own.signal.aborted) return;
    const [only] = found.hits;
    state.value = found;
    if (found.hits.length === 1 && only?.kind === 'cell') go('live', { cell: only.weather.cell });
  };
  const isOpen = state.value !== 'closed';
  return (
    <form ref={form} class="search" role="search" aria-label="Find" onSubmit={(event) => void search(event)}
      onKeyDown={(event) => { if (event.key === 'Escape' && isOpen) { close(); input.current?.focus(); } }}
      onFocusOut={(event) => { if (event.relatedTarget && !form.current?.contains(event.relatedTarget as Node)) close(); }}>
      <input ref={input} type="search" aria-label="Find a user, an event, a cell or a place" placeholder="Find an event, user or place" autocomplete="off" spellcheck={false} maxLength={260}
        aria-controls={isOpen ? 'search-results' : undefined} aria-keyshortcuts="/"
        onFocus={() => { if (state.peek() === 'closed') state.value = 'hint'; }} onInput={() => { running.current?.abort(); state.value = 'hint'; }} />
      <kbd class="search-key" aria-hidden="true">/</kbd>
      {isOpen && (
        <div id="search-results" class="panel search-results" role="dialog" aria-label="Search results">
          <div role="status" class="visually-hidden">{statusText(state.value)}</div>
          {state.value === 'searching' && <p class="quiet">Looking everywhere …</p>}
          {state.value === 'hint' && <Hint />}
          {typeof state.value === 'object' && <Results found={state.value} />}
        </div>
      )}
    </form>
  );
}

function Hint() {
  return (
    <dl class="search-hint small">
      <div><dt><code>order-1 ada</code></dt><dd>where is this event of this user?</dd></div>
      <div><dt><code>ada/order-1</code></dt><dd>the same</dd></div>
      <div><dt><code>order-1</code></dt><dd>an event, or a user, by its id alone</dd></div>
      <div><dt><code>u33db</code></dt><dd>a cell</dd></div>
      <div><dt><code>52.5, 13.4</code></dt><dd>the cell of a place</dd></div>
    </dl>
  );
}

function statusText(state: State): string {
  if (typeof state !== 'object') return state === 'searching' ? 'Searching' : '';
  return state.hits.length === 0 ? 'Nothing found' : `${state.hits.length} found`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
