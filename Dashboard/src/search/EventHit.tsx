import { addressOf } from '../app/route';
import { stepsOf } from '../live/event/steps';
import { Timeline } from '../live/event/Timeline';
import type { Hit } from './find';

const states = { stored: ['good', 'stored'], dead_letter: ['bad', 'dead letter'], unknown: ['', 'unknown'] } as const;

export function EventHit({ hit: { event, user, where, duplicates } }: { hit: Extract<Hit, { kind: 'event' }> }) {
  const [tone, word] = states[where.state];
  return (
    <article class="hit" data-hit="event">
      <h3><span class="quiet">Event</span> <a class="mono" href={addressOf('live', { event, user })}>{event}</a> <span class={`badge ${tone}`}>{word}</span></h3>
      <p class="quiet small">of user <span class="mono">{user}</span></p>
      <Timeline steps={stepsOf(where, duplicates)} />
    </article>
  );
}
