import { addressOf } from '../../app/route';
import { count } from '../../ui/format';
import { cells, changedCells } from '../live';
import { Weather } from '../weather/Weather';
import './cells.css';

const shown = 12;

/** The map's busiest marks in words, for who cannot see it or use a pointer. */
export function BusiestCells({ selected }: { selected: string }) {
  void changedCells.value;
  const busiest = cells.busiest(shown);
  if (busiest.length === 0) return null;
  const most = busiest[0]!.events;
  return (
    <section class="panel busiest" aria-labelledby="busiest-title">
      <h2 id="busiest-title" class="small">Busiest cells</h2>
      <ol>
        {busiest.map((cell) => (
          <li key={cell.name}>
            <a href={addressOf('live', { cell: cell.name })} aria-current={cell.name === selected ? 'true' : undefined}>
              <span class="mono">{cell.name}</span>
              <Weather code={cell.weatherCode} temperatureC={cell.temperatureC} />
              <span class="busiest-count">{count(cell.events)}<span class="visually-hidden"> events</span></span>
              <span class="busiest-bar" style={{ width: `${(100 * cell.events / Math.max(1, most)).toFixed(1)}%` }} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
