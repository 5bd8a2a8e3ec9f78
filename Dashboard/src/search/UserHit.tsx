import { addressOf } from '../app/route';
import { count, dateTime, time } from '../ui/format';
import { Weather } from '../live/weather/Weather';
import type { Profile } from './profile';

export function UserHit({ profile }: { profile: Profile }) {
  const { user_id, events, duplicates, conflicts, first_seen, last_seen, last_weather, recent_events } = profile;
  return (
    <article class="hit" data-hit="user">
      <h3><span class="quiet">User</span> <span class="mono">{user_id}</span></h3>
      <dl class="hit-figures small">
        <div><dt>events, each once</dt><dd>{count(events)}</dd></div>
        <div><dt>duplicates kept out</dt><dd>{count(duplicates)}</dd></div>
        <div><dt>conflicts</dt><dd>{count(conflicts)}</dd></div>
        {last_weather && <div><dt>last weather</dt><dd><Weather code={last_weather.weather_code} temperatureC={last_weather.temperature_c} /></dd></div>}
      </dl>
      {first_seen && last_seen && <p class="quiet small">seen from {dateTime(first_seen)} to {dateTime(last_seen)}</p>}
      <ol class="hit-events small" aria-label="Recent events">
        {recent_events.map((row) => (
          <li key={row.row_key}>
            <a href={addressOf('live', { event: row.event_id, user: row.user_id })}>
              <time dateTime={row.occurred_at}>{time(row.occurred_at)}</time><span>{row.type}</span><span class="mono">{row.cell ?? 'no place'}</span>
              <Weather code={row.weather_code} temperatureC={row.temperature_c} text={row.weather_text} />
            </a>
          </li>
        ))}
      </ol>
    </article>
  );
}
