import { serverTime } from '../../feed/feed';
import { ago } from '../ago';
import type { CellNow } from './answers';

export function CellUsers({ users }: { users: CellNow['users'] }) {
  if (users.length === 0) return <p class="quiet small">Nobody, since the server started to look.</p>;
  return (
    <ul class="cell-users">
      {users.map((user) => (
        <li key={user.user_id}>
          <span class="mono cell-user" title={user.user_id}>{user.user_id}</span>
          <span>{user.last_type}</span>
          <span class="quiet">{ago(Date.parse(user.last_enriched_at), serverTime.value)}</span>
        </li>
      ))}
    </ul>
  );
}
