import { addressOf } from '../app/route';
import type { CellWeather } from '../live/cells/answers';
import { placeText } from '../live/cells/placeText';
import { Weather } from '../live/weather/Weather';

export function CellHit({ weather: { cell, centre, slots } }: { weather: CellWeather }) {
  const newest = slots.toSorted((one, other) => Date.parse(other.start) - Date.parse(one.start))[0]?.observation;
  return (
    <article class="hit" data-hit="cell">
      <h3><span class="quiet">Cell</span> <a class="mono" href={addressOf('live', { cell })}>{cell}</a></h3>
      <p class="small"><span class="quiet">{placeText(centre)} </span>{newest ? <Weather code={newest.weather_code} temperatureC={newest.temperature_c} /> : <span class="quiet">· remembers no weather</span>}</p>
    </article>
  );
}
