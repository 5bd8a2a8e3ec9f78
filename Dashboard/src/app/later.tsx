import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { Fault } from '../ui/Fault';

/** A page whose code is not part of what comes first. */
export interface Later {
  /** Shows that it is coming, then the page, or why it cannot be had. */
  Page: ComponentType;
  /** Asks for the code, once; who opens the page afterwards has it at once. */
  fetch(): void;
}

type State = { Page: ComponentType } | { failure: string } | null;

export function later(load: () => Promise<ComponentType>): Later {
  const state = signal<State>(null);
  let isAsked = false;

  function fetch(): void {
    if (isAsked) return;
    isAsked = true;
    load().then((Page) => { state.value = { Page }; }, (failure: Error) => { state.value = { failure: failure.message }; });
  }

  function Page() {
    fetch();
    const now = state.value;
    if (now === null) return <p class="panel empty" aria-busy="true">Fetching this page …</p>;
    return 'Page' in now ? <now.Page /> : <NotThere reason={now.failure} />;
  }

  return { Page, fetch };
}

/** Browsers remember a script that could not be had, and after an update of the server it has another name: only loading everything anew helps. */
function NotThere({ reason }: { reason: string }) {
  return (
    <div class="empty">
      <Fault what="This page could not be fetched." reason={reason} />
      <button type="button" onClick={() => location.reload()}>Load Isobar again</button>
    </div>
  );
}
