import { celsius } from '../../ui/format';
import { groupOf, weatherGroups } from './groups';
import { WeatherGlyph } from './WeatherGlyph';

/** Glyph and temperature; the words are for who points at it, or listens. */
export function Weather({ code, temperatureC, text }: { code: number | null; temperatureC: number | null; text?: string | null }) {
  const words = text ?? (code === null ? 'no weather' : weatherGroups[groupOf(code)].name);
  return <span class="weather" title={words}><WeatherGlyph code={code} /><span class="visually-hidden">{words}, </span>{celsius(temperatureC)}</span>;
}
