import { count, timeZone } from '../ui/format';
import type { Between } from './letters';

interface Props {
  reasons: readonly (readonly [string, number])[];
  reason: string;
  onReason: (reason: string) => void;
  between: Between;
  onBetween: (between: Between) => void;
}

/** Which letters to show: those of a reason, and of a span of time. */
export function Filters({ reasons, reason, onReason, between, onBetween }: Props) {
  return (
    <div class="filters">
      <div class="reasons" role="group" aria-label="Reason">
        <button type="button" aria-pressed={reason === ''} onClick={() => onReason('')}>every reason</button>
        {reasons.map(([name, amount]) => (
          <button key={name} type="button" aria-pressed={reason === name} onClick={() => onReason(reason === name ? '' : name)}>{name} <span class="amount">{count(amount)}</span></button>
        ))}
      </div>
      <fieldset class="times">
        <legend class="visually-hidden">Received, in {timeZone}</legend>
        <label>from <input type="datetime-local" step="1" value={between.from} onInput={(event) => onBetween({ ...between, from: event.currentTarget.value })} /></label>
        <label>to <input type="datetime-local" step="1" value={between.to} onInput={(event) => onBetween({ ...between, to: event.currentTarget.value })} /></label>
        {(between.from || between.to) && <button type="button" onClick={() => onBetween({ from: '', to: '' })}>any time</button>}
      </fieldset>
    </div>
  );
}
