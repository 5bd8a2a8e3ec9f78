import { addressOf } from '../../app/route';
import { stats } from '../../feed/feed';
import { count, duration, percent, perSecond } from '../../ui/format';
import { samples } from '../live';
import { Figure } from './Figure';
import './figures.css';
import { hitRatio } from './hitRatio';
import { Sparkline } from './Sparkline';

/** The figures that say what flows, and how well. */
export function Figures() {
  const { broker, pipeline, weather, writer, warehouse } = stats.value ?? {};
  const minute = samples.value;
  const now = minute.at(-1);
  const rows = warehouse?.rows ?? writer?.rows ?? null;
  const oldest = broker?.oldest_unacknowledged_age_ms ?? null;
  const letters = pipeline?.dead_letters ?? null;
  const ratio = weather ? hitRatio(weather) : null;
  return (
    <dl class="figures panel">
      <Figure name="rows" label="Events stored" value={rows} text={count(rows ?? 0)} note={warehouse?.name && `in ${warehouse.name}, each once`} />
      <Figure name="stored_per_s" label="Stored now" value={now?.storedPerS ?? null} text={perSecond(now?.storedPerS ?? 0)}>
        <Sparkline values={minute.map((sample) => sample.storedPerS)} />
      </Figure>
      <Figure name="latency_ms_p50" label="p50 latency, 1 min" value={now?.latencyP50 ?? null} text={duration(now?.latencyP50)}>
        <Sparkline values={minute.map((sample) => sample.latencyP50)} />
      </Figure>
      <Figure name="latency_ms_p99" label="p99 latency, 1 min" value={now?.latencyP99 ?? null} text={duration(now?.latencyP99)}>
        <Sparkline values={minute.map((sample) => sample.latencyP99)} />
      </Figure>
      <Figure name="backlog" label="Backlog" value={now?.backlog ?? null} text={count(now?.backlog ?? 0)} tone={oldest !== null && oldest > 10_000 ? 'bad' : undefined}
        note={oldest !== null ? `oldest ${duration(oldest)}` : now?.backlog === 0 && 'nothing waits'}>
        <Sparkline values={minute.map((sample) => sample.backlog)} />
      </Figure>
      <Figure name="duplicates" label="Duplicates kept out" value={pipeline?.duplicates ?? null} text={count(pipeline?.duplicates ?? 0)}
        note={pipeline?.delivered !== undefined && `of ${count(pipeline.delivered)} deliveries`} />
      <Figure name="dead_letters" label="Dead letters" value={letters} text={count(letters ?? 0)} tone={letters ? 'warn' : undefined}
        note={<a href={addressOf('dead-letters')}>{letters ? 'see why' : 'see the page'}</a>} />
      <Figure name="weather_hit_ratio" label="Weather from memory" value={ratio} text={percent(ratio)}
        note={weather?.questions !== undefined && `${count(weather.questions)} asked of ${weather.source}`} />
    </dl>
  );
}
