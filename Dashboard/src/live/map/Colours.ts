import { weatherGroups, type WeatherGroup } from '../weather/groups';
import { temperatureStops, type Rgb } from '../weather/temperature';

/** The colours of tokens.css as a canvas wants them: resolved for the scheme of now. */
export interface Colours {
  sea: string; land: string; coast: string; border: string; graticule: string; edge: string; glyphEdge: string; accent: string;
  temperatures: readonly Rgb[];
  unknown: Rgb;
  weather: Record<WeatherGroup, string>;
}

export function readColours(element: HTMLElement): Colours {
  // A custom property keeps its light-dark() as it is written; only a property that is a colour resolves it.
  const probe = element.appendChild(document.createElement('span'));
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  try {
    return {
      sea: colour('sea'), land: colour('land'), coast: colour('coast'), border: colour('border'), graticule: colour('graticule'),
      edge: colour('mark-edge'), glyphEdge: colour('glyph-edge'), accent: colour('accent'),
      temperatures: temperatureStops.map((_, index) => rgb(colour(`temperature-${index + 1}`))),
      unknown: rgb(colour('weather-unknown')),
      weather: Object.fromEntries(Object.keys(weatherGroups).map((group) => [group, colour(`weather-${group}`)])) as Record<WeatherGroup, string>,
    };
  } finally {
    probe.remove();
  }
}

function rgb(text: string): Rgb {
  return text.match(/[\d.]+/g)!.slice(0, 3).map(Number) as unknown as Rgb;
}

/** Calls when the scheme changes; returns what stops that. */
export function onScheme(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
