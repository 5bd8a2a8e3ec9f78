import { weatherGroups, type WeatherGroup } from '../weather/groups';
import { temperatureStops } from '../weather/temperature';
import { WeatherGlyph } from '../weather/WeatherGlyph';
import type { Paint } from './marks';

export function Legend({ paint }: { paint: Paint }) {
  return paint === 'weather' ? <WeatherLegend /> : <TemperatureLegend />;
}

function TemperatureLegend() {
  return (
    <div class="map-legend temperature" role="img" aria-label={`Colours from blue at ${temperatureStops[0]} °C over pale at 10 °C to red at ${temperatureStops.at(-1)} °C; a ring where the temperature is not known.`}>
      <span class="map-legend-scale" />
      <span class="map-legend-numbers">{temperatureStops.map((stop) => <span key={stop}>{`${stop}`.replace('-', '−')}</span>)}</span>
      <span class="map-legend-unit">°C</span>
    </div>
  );
}

function WeatherLegend() {
  return (
    <ul class="map-legend groups" aria-label="What the marks mean">
      {(Object.keys(weatherGroups) as WeatherGroup[]).map((group) => <li key={group}><WeatherGlyph group={group} />{weatherGroups[group].name}</li>)}
    </ul>
  );
}
