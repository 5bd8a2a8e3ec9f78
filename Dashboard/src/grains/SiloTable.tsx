import type { FullStats } from '../api/stats';
import { bytes, cores, count, duration } from '../ui/format';
import { Figure } from '../ui/Figure';
import { ScrollRegion } from '../ui/ScrollRegion';
import { siloRows } from './silos';

/** The processes that the grains live in. */
export function SiloTable({ now, before }: { now: FullStats; before: FullStats | null }) {
  const rows = siloRows(now, before);
  const active = (now.grains?.activations ?? []).reduce((sum, { active: one }) => sum + one, 0);
  return (
    <section class="panel" aria-labelledby="silos">
      <header>
        <h2 id="silos">Silos</h2>
        <span class="quiet small"><Figure name="grains.active" value={active}>{count(active)}</Figure> grains are active{rows.length > 1 && ' in all of them together'}</span>
        {now.process.runtime === 'orleans' && now.orleans_dashboard && <a class="push small" href={now.orleans_dashboard}>Microsoft’s Orleans dashboard</a>}
      </header>
      {rows.length === 0 ? <p class="empty">The server names no silos.</p> : (
        <ScrollRegion label="Silos">
          <table>
            <thead>
              <tr>
                <th scope="col">silo</th><th scope="col">status</th><th scope="col" class="number">up for</th><th scope="col" class="number">CPU</th>
                <th scope="col" class="number">memory</th><th scope="col" class="number">delivered</th><th scope="col" class="number">in flight</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.address}>
                  <th scope="row"><span class="strong">{row.name}</span> <span class="quiet mono">{row.address}</span></th>
                  <td><span class={`badge ${row.status.toLowerCase() === 'active' ? 'good' : 'warn'}`}>{row.status}</span> {row.error && <span class="bad">{row.error}</span>}</td>
                  <td class="number">{row.uptimeS === null ? '–' : duration(1000 * row.uptimeS)}</td>
                  <td class="number">{row.cpuCores === null ? '–' : cores(row.cpuCores)}</td>
                  <td class="number"><Figure name="silo.working_set_bytes" value={row.memoryBytes}>{row.memoryBytes === null ? '–' : bytes(row.memoryBytes)}</Figure></td>
                  <td class="number">{row.delivered === null ? '–' : count(row.delivered)}</td>
                  <td class="number">{row.inFlight === null ? '–' : count(row.inFlight)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
