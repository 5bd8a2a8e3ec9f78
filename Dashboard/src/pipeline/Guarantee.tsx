import { stats } from '../feed/feed';
import { count } from '../ui/format';
import { Figure } from '../ui/Figure';

/** What the warehouse promises, in its own words. */
export function Guarantee() {
  const warehouse = stats.value?.warehouse;
  if (!warehouse) return null;
  return (
    <section class="panel" aria-labelledby="guarantee">
      <header><h2 id="guarantee">How often a row is there</h2></header>
      <div class="body">
        {warehouse.error ? <p class="bad">{warehouse.error}</p> : <p class="promise">{warehouse.guarantee}</p>}
        {!warehouse.error && (
          <p class="quiet small">
            {warehouse.name} holds {warehouse.are_estimates && 'about '}<Figure name="warehouse.rows" value={warehouse.rows}>{count(warehouse.rows)}</Figure> rows
            and <Figure name="warehouse.dead_letters" value={warehouse.dead_letters}>{count(warehouse.dead_letters)}</Figure> dead letters.
          </p>
        )}
      </div>
    </section>
  );
}
