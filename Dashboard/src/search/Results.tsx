import { reasonOf } from '../api/client';
import { CellHit } from './CellHit';
import { EventHit } from './EventHit';
import { keyOf, type Found, type Hit } from './find';
import { UserHit } from './UserHit';

export function Results({ found }: { found: Found }) {
  return (
    <>
      {found.failures.length > 0 && <p class="notice bad small" role="alert">{[...new Set(found.failures.map(reasonOf))].join(' ')}</p>}
      {found.hits.length === 0 && <Nothing tried={found.tried} />}
      {found.hits.length > 0 && <ul class="search-hits">{found.hits.map((hit) => <li key={keyOf(hit)}><HitOf hit={hit} /></li>)}</ul>}
    </>
  );
}

function HitOf({ hit }: { hit: Hit }) {
  switch (hit.kind) {
    case 'event': return <EventHit hit={hit} />;
    case 'user': return <UserHit profile={hit.profile} />;
    case 'cell': return <CellHit weather={hit.weather} />;
  }
}

function Nothing({ tried }: { tried: readonly string[] }) {
  return (
    <div class="search-nothing">
      <strong>Nothing found</strong>
      <p class="quiet small">{tried.length > 0 ? 'This was looked for:' : 'An id has at most 128 characters.'}</p>
      <ul class="small">{tried.map((one) => <li key={one}>{one}</li>)}</ul>
      <p class="quiet small">An event that was sent this moment may still be under way.</p>
    </div>
  );
}
