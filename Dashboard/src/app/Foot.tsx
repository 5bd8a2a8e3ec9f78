import { stats } from '../feed/feed';
import { timeZone } from '../ui/format';

/** Which instance this is, and by whose clock times are told. */
export function Foot() {
  const { process, warehouse, weather } = stats.value ?? {};
  return (
    <footer class="foot">
      {process && <span>Isobar {process.version}, grains on {process.runtime === 'orleans' ? 'Microsoft Orleans' : 'the embedded runtime'}</span>}
      {warehouse?.name && <span>rows to {warehouse.name}</span>}
      {weather?.attribution && <a href={weather.attribution_link ?? '#/live'} rel="noreferrer">{weather.attribution}</a>}
      <span>times in {timeZone}</span>
      <a class="push" href="/openapi/v1.json">API</a>
      <a href="/v1/stats">stats</a>
      <a href="/metrics">metrics</a>
    </footer>
  );
}
