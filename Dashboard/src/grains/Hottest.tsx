import type { HotGrain } from '../api/stats';
import { addressOf } from '../app/route';
import { perSecond } from '../ui/format';

/** The grains that are called most; those that can be looked into are links. */
export function Hottest({ grains }: { grains: readonly HotGrain[] | undefined }) {
  const most = Math.max(0, ...(grains ?? []).map((grain) => grain.calls_per_s));
  return (
    <section class="panel" aria-labelledby="hottest">
      <header><h2 id="hottest">Hottest</h2><span class="quiet small">calls of the last seconds</span></header>
      {!grains?.length ? <p class="empty">No grain was called lately.</p> : (
        <ol class="hottest">
          {grains.map((grain) => (
            <li key={`${grain.grain}/${grain.key}`}>
              <span class="badge">{grain.grain}</span>
              <HotKey hot={grain} />
              <span class="rate">{perSecond(grain.calls_per_s)}</span>
              <span class="share" aria-hidden="true"><span style={{ width: `${most > 0 ? (100 * grain.calls_per_s) / most : 0}%` }} /></span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function HotKey({ hot: { grain, key } }: { hot: HotGrain }) {
  if (grain === 'user') return <a class="mono" href={addressOf('grains', { user: key })}>{key}</a>;
  if (grain === 'location') return <a class="mono" href={addressOf('grains', { cell: key })}>{key}</a>;
  return <span class="mono">{key}</span>;
}
