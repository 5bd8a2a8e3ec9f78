import { useState } from 'preact/hooks';
import type { FullStats } from '../api/stats';
import { ScrollRegion } from '../ui/ScrollRegion';
import { SortHeader } from '../ui/SortHeader';
import { sorted, useSorting } from '../ui/sorting';
import { grainRows, type GrainRow, type MethodRow } from './calls';
import { GrainTypeRow } from './GrainTypeRow';
import { MethodCells } from './MethodCells';

type Column = 'name' | 'active' | 'callsPerS' | 'p50' | 'p99' | 'exceptions';
const valueOf = (row: MethodRow | GrainRow, column: Column): number | string | null => column === 'active' ? ('active' in row ? row.active : null) : row[column];

/** The types of grains and what is asked of them; a press on a type shows its methods. */
export function GrainTable({ now, before }: { now: FullStats; before: FullStats | null }) {
  const sorting = useSorting<Column>('callsPerS');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void => setClosed((last) => {
    const next = new Set(last);
    if (!next.delete(key)) next.add(key);
    return next;
  });
  const order = <T extends MethodRow>(rows: readonly T[]): T[] => sorted(rows, (row) => valueOf(row, sorting.by), sorting.down);
  return (
    <section class="panel" aria-labelledby="types">
      <header><h2 id="types">Grains</h2><span class="quiet small">calls of the last 2 s; latencies and exceptions since the start</span></header>
      {now.grains?.error ? <p class="empty bad">{now.grains.error}</p> : (
        <ScrollRegion label="Types of grains and their methods">
          <table class="grains">
            <thead>
              <tr>
                <SortHeader column="name" title="type and method" sorting={sorting} isNumber={false} />
                <SortHeader column="active" title="active" sorting={sorting} />
                <SortHeader column="callsPerS" title="calls" sorting={sorting} />
                <SortHeader column="p50" title="p50" sorting={sorting} />
                <SortHeader column="p99" title="p99" sorting={sorting} />
                <SortHeader column="exceptions" title="exceptions" sorting={sorting} />
              </tr>
            </thead>
            {order(grainRows(now, before)).map((grain) => (
              <tbody key={grain.key}>
                <GrainTypeRow grain={grain} isOpen={!closed.has(grain.key)} onToggle={() => toggle(grain.key)} />
                {!closed.has(grain.key) && order(grain.methods).map((method) => (
                  <tr key={method.key} class="method"><th scope="row" class="mono">{method.name}</th><td /><MethodCells row={method} /></tr>
                ))}
              </tbody>
            ))}
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
