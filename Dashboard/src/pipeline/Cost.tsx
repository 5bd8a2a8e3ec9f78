import { stats } from '../feed/feed';
import { usd } from '../ui/format';
import { Figure } from '../ui/Figure';

/** What a million events cost, as far as somebody sends a bill. */
export function Cost() {
  const cost = stats.value?.cost;
  if (!cost) return null;
  const { usd_per_million_events: whole, parts, basis, error } = cost;
  return (
    <section class="panel" aria-labelledby="cost">
      <header><h2 id="cost">Estimated cost</h2></header>
      <div class="body">
        {error ? <p class="bad">{error}</p> : (
          <>
            <p class="promise"><Figure name="cost.usd_per_million_events" value={whole}>{usd(whole)}</Figure> <span class="quiet">per million events</span></p>
            {(parts?.length ?? 0) > 0 && (
              <dl class="parts">
                {parts.map((part) => <div key={part.what}><dt>{part.what}</dt><dd>{usd(part.usd_per_million_events)}</dd></div>)}
              </dl>
            )}
            <p class="quiet small">{basis}</p>
          </>
        )}
      </div>
    </section>
  );
}
