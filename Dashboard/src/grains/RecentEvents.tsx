import { addressOf } from '../app/route';
import { celsius, dateTime } from '../ui/format';
import { ScrollRegion } from '../ui/ScrollRegion';
import { StatusBadge } from '../ui/StatusBadge';
import type { UserDocument } from './documents';

/** The newest rows of a user. */
export function RecentEvents({ rows }: { rows: UserDocument['recent_events'] }) {
  if (rows.length === 0) return <p class="quiet">No recent events.</p>;
  return (
    <>
      <h3>Recent events</h3>
      <ScrollRegion label="Recent events" tall>
        <table>
          <thead><tr><th scope="col">occurred</th><th scope="col">type</th><th scope="col">cell</th><th scope="col">weather</th><th scope="col" class="number">temperature</th><th scope="col">properties</th><th scope="col">event</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row_key}>
                <td class="nowrap">{dateTime(row.occurred_at)}</td>
                <td>{row.type}</td>
                <td>{row.cell ? <a class="mono" href={addressOf('grains', { cell: row.cell })}>{row.cell}</a> : '–'}</td>
                <td class="nowrap"><StatusBadge status={row.weather_status} /> {row.weather_text}</td>
                <td class="number">{celsius(row.temperature_c)}</td>
                <td class="mono">{row.properties === null ? '–' : JSON.stringify(row.properties)}</td>
                <td class="mono">{row.event_id}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
