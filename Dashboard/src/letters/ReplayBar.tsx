import { useEffect, useState } from 'preact/hooks';
import { count } from '../ui/format';
import type { Replaying } from './useReplay';

interface Props {
  chosen: number;
  shown: number;
  state: Replaying;
  onChooseAll: (all: boolean) => void;
  onReplay: () => void;
}

/** What is chosen, and the button that sends it again, with a second one that means it. */
export function ReplayBar({ chosen, shown, state, onChooseAll, onReplay }: Props) {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => setAsked(false), [chosen]);
  const letters = `${count(chosen)} ${chosen === 1 ? 'letter' : 'letters'}`;
  const isAll = shown > 0 && chosen === shown;
  return (
    <div class="replay-bar">
      <label class="all">
        <input type="checkbox" checked={isAll} ref={(box) => { if (box) box.indeterminate = chosen > 0 && !isAll; }} onChange={() => onChooseAll(!isAll)} />
        all {count(shown)} shown
      </label>
      <span class="push" />
      {state.step === 'running'
        ? <span role="status"><progress max={state.of} value={state.done} aria-label="Letters replayed" /> {count(state.done)} of {count(state.of)}</span>
        : isAsked
          ? (
            <span class="confirm" role="group" aria-label="Confirm the replay">
              <span>{letters} will be published again and removed here. An event that is stored already stays there once.</span>
              <button type="button" class="primary" ref={(button) => button?.focus()} onClick={() => { setAsked(false); onReplay(); }}>Replay {letters}</button>
              <button type="button" onClick={() => setAsked(false)}>Cancel</button>
            </span>
          )
          : <button type="button" class="primary" disabled={chosen === 0} onClick={() => setAsked(true)}>{chosen === 0 ? 'Replay …' : `Replay ${letters} …`}</button>}
    </div>
  );
}
