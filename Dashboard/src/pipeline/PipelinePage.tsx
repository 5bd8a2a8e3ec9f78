import type { FullStats } from '../api/stats';
import { usePolled } from '../ui/polled';
import { Cost } from './Cost';
import { Flow } from './Flow';
import { Guarantee } from './Guarantee';
import { HistoryCharts } from './HistoryCharts';
import './pipeline.css';

/** Where events are on their way, what holds them up, and how it was before. */
export function PipelinePage() {
  // The times of grains' calls are not in the stream.
  const { value: full } = usePolled<FullStats>('/v1/stats', 5_000);
  return (
    <>
      <h1 class="visually-hidden">Pipeline</h1>
      <Flow full={full} />
      <div class="promises"><Guarantee /><Cost /></div>
      <HistoryCharts />
    </>
  );
}
