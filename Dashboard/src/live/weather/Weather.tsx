import { celsius } from '../../ui/format';
import { groupOf, weatherGroups } from './groups';
import { WeatherGlyph } from './WeatherGlyph';

interface Props { code: number | null; temperatureC: number | null; text?: string | null; inWords?: boolean }

/** Glyph and temperature; the words are seen where there is room, and elsewhere are for who points at it, or listens. */
export function Weather({ code, temperatureC, text, inWords = false }: Props) {
  const words = text ?? (code === null ? 'no weather' : weatherGroups[groupOf(code)].name.toLowerCase());
  return (
    <span class="weather" title={inWords ? undefined : words}>
      <WeatherGlyph code={code} />
      <span>{celsius(temperatureC)}<span class={inWords ? '' : 'visually-hidden'}>, {words}</span></span>
    </span>
  );
}
