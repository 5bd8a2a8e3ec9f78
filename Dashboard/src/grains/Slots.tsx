import { serverTime } from '../feed/feed';
import { celsius, dateTime, decimal, duration } from '../ui/format';
import { ScrollRegion } from '../ui/ScrollRegion';
import { StatusBadge } from '../ui/StatusBadge';
import type { Slot } from './documents';

/** The hours of which a cell remembers the weather, newest first. */
export function Slots({ slots }: { slots: readonly Slot[] }) {
  if (slots.length === 0) return <p class="quiet">Nobody asked for this cell’s weather lately.</p>;
  const now = (serverTime.value ?? new Date()).getTime();
  return (
    <>
      <h3>Weather by slot</h3>
      <ScrollRegion label="Weather by slot" tall>
        <table>
          <thead>
            <tr>
              <th scope="col">from</th><th scope="col">status</th><th scope="col">source</th><th scope="col" class="number">observed</th><th scope="col" class="number">asked again</th>
              <th scope="col" class="number">temperature</th><th scope="col" class="number">felt</th><th scope="col" class="number">humidity</th><th scope="col" class="number">rain</th><th scope="col" class="number">wind</th>
            </tr>
          </thead>
          <tbody>{slots.map((slot) => <SlotRow key={slot.start} slot={slot} now={now} />)}</tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function SlotRow({ slot: { start, status, reason, expires_at: expiry, observation }, now }: { slot: Slot; now: number }) {
  const expiresIn = Date.parse(expiry) - now;
  const amount = (value: number | null | undefined, unit: string): string => value === null || value === undefined ? '–' : `${decimal(value)} ${unit}`;
  return (
    <tr>
      <th scope="row" class="nowrap">{dateTime(start)}</th>
      <td class="nowrap"><StatusBadge status={status} /> {reason && <span class="quiet">{reason}</span>}</td>
      <td>{observation?.source ?? '–'}</td>
      <td class="number">{observation ? `${duration(Math.max(0, now - Date.parse(observation.observed_at)))} ago` : '–'}</td>
      <td class="number">{expiresIn > 0 ? `in ${duration(expiresIn)}` : 'when asked'}</td>
      <td class="number">{celsius(observation?.temperature_c ?? null)}</td>
      <td class="number">{celsius(observation?.apparent_temperature_c ?? null)}</td>
      <td class="number">{amount(observation?.relative_humidity_pct, '%')}</td>
      <td class="number">{amount(observation?.precipitation_mm, 'mm')}</td>
      <td class="number">{amount(observation?.wind_speed_ms, 'm/s')}</td>
    </tr>
  );
}
