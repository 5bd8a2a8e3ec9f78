import { connection, stats } from '../../feed/feed';
import { samples } from '../live';
import { healthOf } from './health';

/** One sentence that says whether it is healthy. It is read out when its title changes, not with every number. */
export function HealthLine() {
  const { tone, title, text } = healthOf(connection.value, stats.value, samples.value);
  return (
    <p class={`health ${tone}`} data-health={tone}>
      <strong role="status">{title}</strong><span class="health-text">{text}</span>
    </p>
  );
}
