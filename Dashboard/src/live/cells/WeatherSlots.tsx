import { serverTime } from '../../feed/feed';
import { time } from '../../ui/format';
import { ago } from '../ago';
import { StatusBadge } from '../../ui/StatusBadge';
import { Weather } from '../weather/Weather';
import type { Slot } from './answers';

/** What a cell remembers, the newest slot first. */
export function WeatherSlots({ slots }: { slots: readonly Slot[] }) {
  if (slots.length === 0) return <p class="quiet small">It remembers no weather: nobody has asked for it of late.</p>;
  return (
    <ul class="slots">
      {[...slots].sort((one, other) => Date.parse(other.start) - Date.parse(one.start)).map((slot) => <SlotLine key={slot.start} slot={slot} />)}
    </ul>
  );
}

function SlotLine({ slot: { start, end, status, reason, expires_at, observation } }: { slot: Slot }) {
  return (
    <li class="slot">
      <span class="slot-time">{time(start).slice(0, 5)}–{time(end).slice(0, 5)}</span>
      {observation ? <Weather code={observation.weather_code} temperatureC={observation.temperature_c} /> : <span class="quiet">no weather</span>}
      <StatusBadge status={status} />
      <span class="quiet slot-note">
        {observation && `${observation.source ?? 'unknown source'}, observed ${ago(Date.parse(observation.observed_at), serverTime.peek())}`}
        {reason && ` · ${reason}`}
        {expires_at && ` · until ${time(expires_at).slice(0, 5)}`}
      </span>
    </li>
  );
}
