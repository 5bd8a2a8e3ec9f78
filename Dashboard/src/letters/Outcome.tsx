import { reasonOf, Refused } from '../api/client';
import { count } from '../ui/format';
import { mostFates, type Replaying } from './useReplay';
import type { Fate } from './replay';

const words: Record<Fate, string> = { stored: 'stored', dead_letter: 'dead letters again', unknown: 'still under way, or unknown' };

/** What a replay did, and what became of the events. */
export function Outcome({ state, onDismiss }: { state: Replaying & { step: 'done' }; onDismiss: () => void }) {
  const { outcome, fates } = state;
  return (
    <div class={`notice outcome${outcome.failed ? ' bad' : ''}`} role="status">
      <div>
        {outcome.failed !== null && <p><strong>{explanation(outcome.failed)}</strong></p>}
        <p>
          Replayed {count(outcome.replayed)}
          {outcome.notFound > 0 && `, not found ${count(outcome.notFound)} (somebody else was quicker)`}.
          {outcome.replayed > 0 && fates === null && ' In a few seconds this shows what became of them …'}
        </p>
        {fates && <Fates fates={[...fates.values()]} of={state.letters.length} />}
      </div>
      <button type="button" onClick={onDismiss}>Dismiss</button>
    </div>
  );
}

function Fates({ fates, of }: { fates: readonly (Fate | null)[]; of: number }) {
  const nameless = fates.filter((fate) => fate === null).length;
  return (
    <>
      <ul class="fates">
        {(Object.keys(words) as Fate[]).map((fate) => {
          const amount = fates.filter((one) => one === fate).length;
          return amount > 0 && <li key={fate}><strong class={fate === 'stored' ? 'good' : fate === 'dead_letter' ? 'bad' : ''}>{count(amount)}</strong> {words[fate]}</li>;
        })}
        {nameless > 0 && <li><strong>{count(nameless)}</strong> cannot be asked for: the letter names no user or no event</li>}
      </ul>
      {of > mostFates && <p class="quiet small">Looked for the first {count(mostFates)} of {count(of)}.</p>}
    </>
  );
}

function explanation(failure: unknown): string {
  const [unauthorized, forbidden] = [401, 403];
  if (failure instanceof Refused && (failure.status === unauthorized || failure.status === forbidden)) {
    return `A replay needs an API key with the scope admin. ${failure.message}`;
  }
  return `The replay stopped. ${reasonOf(failure)}`;
}
