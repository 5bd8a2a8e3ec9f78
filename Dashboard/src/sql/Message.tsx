import { bytes, usd } from '../ui/format';
import { Elapsed } from './Elapsed';
import type { Query } from './useQuery';

/** What there is to say of the statement before there is a result: that it runs, what it would cost, what is wrong with it. */
export function Message({ query: { state, confirm, cancel } }: { query: Query }) {
  return (
    <div id="sql-message" class="sql-message" role="status">
      {state.step === 'running' && <p class="quiet">Running … <Elapsed since={state.since} /> <button type="button" onClick={cancel}>Cancel</button></p>}
      {state.step === 'estimated' && (
        <p class="notice estimate">
          <span>
            {state.estimate.bytes_processed === null
              ? 'The warehouse does not say what it would read.'
              : <>It would read <strong>{bytes(state.estimate.bytes_processed)}</strong> at most, {usd(state.estimate.estimated_usd)} at list price.</>}
          </span>
          <button type="button" class="primary" ref={(button) => button?.focus()} onClick={confirm}>Run for {usd(state.estimate.estimated_usd)}</button>
          <button type="button" onClick={cancel}>Cancel</button>
        </p>
      )}
      {state.step === 'refused' && <p class="notice bad"><strong>It did not run.</strong> {state.reason}</p>}
    </div>
  );
}
