import { addressOf } from '../../app/route';
import { duration } from '../../ui/format';
import { instant } from './instant';
import { spanBefore, type Step } from './steps';
import './event.css';

/** An event's way, from where it occurred to where it is. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="timeline" aria-label="The event's way">
      {steps.map((step, index) => {
        const span = spanBefore(steps, index);
        return (
          <li key={step.name} class={step.tone}>
            <strong>{step.name}</strong>
            {span !== null && <span class="timeline-span">{span < 0 ? `−${duration(-span)}` : `+${duration(span)}`}</span>}
            <span class="quiet">
              {step.at && <><time dateTime={step.at}>{instant(step.at)}</time> · </>}
              {step.text}
              {step.letterKey && <> <a href={addressOf('dead-letters', { key: step.letterKey })}>See the dead letter</a></>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
