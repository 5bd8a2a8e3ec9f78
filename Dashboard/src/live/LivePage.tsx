import { parameters } from '../app/route';
import { BusiestCells } from './cells/BusiestCells';
import { CellPanel } from './cells/CellPanel';
import { isCell } from './cells/geohash';
import { EventPanel } from './event/EventPanel';
import { Figures } from './figures/Figures';
import { HealthLine } from './figures/HealthLine';
import { FirstEvent } from './FirstEvent';
import './live.css';
import { MapPanel } from './map/MapPanel';
import { RowsPanel } from './rows/RowsPanel';

/** What flows where, and whether it is healthy. The address names a cell or an event that is open beside it. */
export function LivePage() {
  const cell = parameters.value.get('cell')?.toLowerCase() ?? '';
  const [event, user] = [parameters.value.get('event') ?? '', parameters.value.get('user') ?? ''];
  return (
    <div class="live">
      <h1 class="visually-hidden">Live</h1>
      <HealthLine />
      <Figures />
      <FirstEvent />
      <div class="live-columns">
        <div class="live-column">
          <MapPanel selected={cell} />
          <BusiestCells selected={cell} />
        </div>
        <div class="live-column">
          {isCell(cell) && <CellPanel key={cell} cell={cell} />}
          {event && user && <EventPanel key={`${user}/${event}`} event={event} user={user} />}
          <RowsPanel openEvent={event} />
        </div>
      </div>
    </div>
  );
}
