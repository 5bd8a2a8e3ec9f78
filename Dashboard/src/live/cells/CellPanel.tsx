import { count } from '../../ui/format';
import { DetailPanel } from '../DetailPanel';
import { useAnswer } from '../useAnswer';
import { cellNow, cellWeather } from './answers';
import './cells.css';
import { CellUsers } from './CellUsers';
import { centreOf } from './geohash';
import { placeText } from './placeText';
import { WeatherSlots } from './WeatherSlots';

const againMs = 2_000;

/** A cell: its weather, and who is there. */
export function CellPanel({ cell }: { cell: string }) {
  const weather = useAnswer((signal) => cellWeather(cell, signal), cell, againMs);
  const now = useAnswer((signal) => cellNow(cell, signal), cell, againMs);
  const centre = centreOf(cell);
  return (
    <DetailPanel label={`Cell ${cell}`} title={<>Cell <span class="mono">{cell}</span></>}>
      <p class="quiet small">{centre && placeText(centre)}{now.value && ` · ${count(now.value.events)} ${now.value.events === 1 ? 'event' : 'events'} since the server started to look`}</p>
      <h3>Weather by slot</h3>
      {weather.reason && <p class="notice bad small" role="alert">{weather.reason}</p>}
      {weather.value ? <WeatherSlots slots={weather.value.slots} /> : !weather.reason && <p class="quiet small">Asking the cell …</p>}
      <h3>Users here now</h3>
      {now.reason && <p class="notice bad small" role="alert">{now.reason}</p>}
      {now.value ? <CellUsers users={now.value.users} /> : !now.reason && <p class="quiet small">Asking who is here …</p>}
    </DetailPanel>
  );
}
