import './weather.css';
import { groupOf, weatherGroups, type WeatherGroup } from './groups';

/** The same silhouettes as on the map. `group` is for legends, where there is no code. */
export function WeatherGlyph({ code, group = groupOf(code ?? null) }: { code?: number | null; group?: WeatherGroup }) {
  return <svg class={`weather-glyph ${group}`} viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d={weatherGroups[group].glyph} /></svg>;
}
