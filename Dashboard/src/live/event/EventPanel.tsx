import { DetailPanel } from '../DetailPanel';
import { useAnswer } from '../useAnswer';
import { duplicatesOf } from './duplicatesOf';
import { Fields } from './Fields';
import { stepsOf } from './steps';
import { Timeline } from './Timeline';
import { whereabouts } from './whereabouts';

/** Everything that is known of one event. */
export function EventPanel({ event, user }: { event: string; user: string }) {
  const about = `${user}/${event}`;
  const where = useAnswer((signal) => whereabouts(event, user, signal), about);
  const duplicates = useAnswer((signal) => duplicatesOf(user, signal), user);
  const answer = where.value;
  return (
    <DetailPanel label={`Event ${event}`} title={<>Event <span class="mono event-id">{event}</span></>}>
      {where.reason && <p class="notice bad" role="alert">{where.reason}</p>}
      {!answer && !where.reason && <p class="quiet">Looking for it …</p>}
      {answer?.state === 'unknown' && <p class="notice">No row and no dead letter has this event of user <span class="mono">{user}</span>. It may still be under way.</p>}
      {answer && <Timeline steps={stepsOf(answer, duplicates.value)} />}
      {answer?.row && <Fields row={answer.row} />}
      {(answer?.row ?? answer?.dead_letter) && (
        <details class="event-json"><summary>As JSON</summary><pre tabIndex={0}>{JSON.stringify(answer?.row ?? answer?.dead_letter, null, 2)}</pre></details>
      )}
    </DetailPanel>
  );
}
