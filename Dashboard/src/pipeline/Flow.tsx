import type { FullStats } from '../api/stats';
import { stats } from '../feed/feed';
import { duration } from '../ui/format';
import { Figure } from '../ui/Figure';
import { slowestOf, timesOf } from './ownTime';
import { span } from './recent';
import { StageCard } from './StageCard';
import { stagesOf } from './stages';

/** The way of an event through the stages, with where it takes longest. */
export function Flow({ full }: { full: FullStats | null }) {
  const now = stats.value;
  if (!now) return <section class="panel" aria-busy="true"><p class="empty">Waiting for the first figures …</p></section>;
  const times = timesOf(now, full?.grains?.methods ?? []);
  const slowest = slowestOf(times);
  const stages = stagesOf(now, full, span.value, times);
  const { recent_latency_ms_p50: median, recent_latency_ms_p95: p95, recent_latency_ms_p99: p99 } = now.pipeline;
  return (
    <section class="panel" aria-labelledby="flow">
      <header>
        <h2 id="flow">The way of an event</h2>
        <p class="quiet small push">
          {median === null || median === undefined
            ? 'Nothing was stored in the last minute.'
            : (
              <>
                From received to stored, last minute: half within <Figure name="pipeline.recent_latency_ms_p50" value={median}>{duration(median)}</Figure>,
                95 % within <Figure name="pipeline.recent_latency_ms_p95" value={p95}>{duration(p95)}</Figure>,
                99 % within <Figure name="pipeline.recent_latency_ms_p99" value={p99}>{duration(p99)}</Figure>
              </>
            )}
        </p>
      </header>
      <ol class="flow">{stages.map((stage) => <StageCard key={stage.id} stage={stage} isSlowest={stage.id === slowest} />)}</ol>
      <p class="quiet small under">
        Rates are of the last five seconds, counts since the server started. Own time: the median of a stage’s calls, less what it waits for;
        the broker’s is the age of the oldest event while any is not handed out.
      </p>
    </section>
  );
}
