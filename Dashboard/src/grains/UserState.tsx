import { addressOf } from '../app/route';
import { celsius, count, dateTime } from '../ui/format';
import { Fault } from '../ui/Fault';
import { usePolled } from '../ui/polled';
import type { UserDocument } from './documents';
import { Facts, place } from './Facts';
import { RawJson } from './RawJson';
import { RecentEvents } from './RecentEvents';

const everyMs = 5_000;

/** What the grain of a user knows. */
export function UserState({ id }: { id: string }) {
  const { value: user, fault } = usePolled<UserDocument>(`/v1/users/${encodeURIComponent(id)}`, everyMs);
  if (!user) return fault ? <Fault what={`Nothing to show of ${id}.`} reason={fault} /> : <p class="empty" aria-busy="true">Asking the grain …</p>;
  const weather = user.last_weather;
  return (
    <div class="body state">
      {fault && <Fault what="This is what was known before." reason={fault} />}
      <Facts facts={[
        ['user', <span class="mono">{user.user_id}</span>],
        ['events', count(user.events)],
        ['duplicates', count(user.duplicates)],
        ['conflicts', count(user.conflicts)],
        ['first seen', user.first_seen && dateTime(user.first_seen)],
        ['last seen', user.last_seen && dateTime(user.last_seen)],
        ['last place', user.last_location && place(user.last_location)],
        ['last weather', weather && <>{celsius(weather.temperature_c)} <span class="quiet">by {weather.source}, {dateTime(weather.observed_at)}</span></>],
      ]} />
      <RecentEvents rows={user.recent_events} />
      <p class="small"><a href={addressOf('live', { user: user.user_id })}>Watch this user live</a></p>
      <RawJson value={user} label={`The state of ${id} as JSON`} />
    </div>
  );
}
