import { useEffect, useRef } from 'preact/hooks';
import { parameters } from '../app/route';
import { CellState } from './CellState';
import { InspectorForm } from './InspectorForm';
import { UserState } from './UserState';

/** What one grain knows: a user's, or a cell's. The address says which: #/grains?user=… or ?cell=… */
export function Inspector() {
  const user = parameters.value.get('user');
  const cell = parameters.value.get('cell');
  const place = useRef<HTMLElement>(null);
  // Who follows a link to a grain wants to see it, wherever the link was.
  useEffect(() => { if (user || cell) place.current?.scrollIntoView({ block: 'nearest' }); }, [user, cell]);
  return (
    <section class="panel inspector" ref={place} aria-labelledby="inspector">
      <header><h2 id="inspector">State of a grain</h2><InspectorForm kind={cell !== null ? 'cell' : 'user'} name={user ?? cell ?? ''} /></header>
      {user && <UserState key={user} id={user} />}
      {!user && cell && <CellState key={cell} cell={cell} />}
      {!user && !cell && <p class="empty">A user’s profile and recent events, or a cell’s weather: name one above, or press one of the hottest.</p>}
    </section>
  );
}
