import type { FullStats } from '../api/stats';
import { parameters } from '../app/route';
import { Fault } from '../ui/Fault';
import { usePolled } from '../ui/polled';
import { GrainTable } from './GrainTable';
import { Hottest } from './Hottest';
import { Inspector } from './Inspector';
import { SiloTable } from './SiloTable';
import './grains.css';

const everyMs = 2_000;

/** The grains: where they live, what is asked of them, and what one of them knows. The same on either runtime. */
export function GrainsPage() {
  const { value: now, previous: before, fault } = usePolled<FullStats>('/v1/stats', everyMs);
  const isAsked = parameters.value.has('user') || parameters.value.has('cell');
  return (
    <>
      <h1 class="visually-hidden">Grains</h1>
      {isAsked && <Inspector />}
      {fault && <Fault what="The figures could not be read." reason={fault} />}
      {!now && !fault && <p class="panel empty" aria-busy="true">Reading the figures …</p>}
      {now && <SiloTable now={now} before={before} />}
      <div class="grain-columns">
        {now && <GrainTable now={now} before={before} />}
        {now && <Hottest grains={now.grains?.hottest} />}
      </div>
      {!isAsked && <Inspector />}
    </>
  );
}
