import { memo } from 'preact/compat';
import { addressOf } from '../../app/route';
import type { Row } from '../../feed/types';
import { duration, time } from '../../ui/format';
import { Weather } from '../weather/Weather';
import { StatusBadge } from '../../ui/StatusBadge';

interface Props { row: Row; isFirst: boolean; isOpen: boolean }

/** One row, which opens its event. Only the first is reached with Tab; from there the arrow keys go on. */
export const RowLine = memo(function RowLine({ row, isFirst, isOpen }: Props) {
  return (
    <li>
      <a class="row" href={addressOf('live', { event: row.event_id, user: row.user_id })} tabIndex={isFirst ? 0 : -1} aria-current={isOpen ? 'true' : undefined} data-row={row.row_key}>
        <time dateTime={row.enriched_at}>{time(row.enriched_at)}</time>
        <span class="row-user mono" title={row.user_id}>{row.user_id}</span>
        <span class="row-type" title={row.type}>{row.type}</span>
        <span class="row-cell mono">{row.cell ?? 'no place'}</span>
        <Weather code={row.weather_code} temperatureC={row.temperature_c} text={row.weather_text} />
        <span><StatusBadge status={row.weather_status} /></span>
        <span class="row-latency" title="from received to enriched">{duration(Date.parse(row.enriched_at) - Date.parse(row.received_at))}</span>
      </a>
    </li>
  );
});
