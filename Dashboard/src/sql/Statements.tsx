import type { Example } from './examples';
import { past } from './past';

/** Statements to begin with: examples, and those that ran before. */
export function Statements({ examples, onPick }: { examples: readonly Example[]; onPick: (sql: string) => void }) {
  return (
    <div class="statements">
      <div class="examples" role="group" aria-label="Examples">
        {examples.map(({ title, sql }) => <button key={title} type="button" onClick={() => onPick(sql)}>{title}</button>)}
      </div>
      {past.value.length > 0 && (
        <label class="past"><span class="visually-hidden">Statements of before</span>
          <select value="" onChange={(event) => { onPick(event.currentTarget.value); event.currentTarget.value = ''; }}>
            <option value="" disabled>History ({past.value.length})</option>
            {past.value.map((sql) => <option key={sql} value={sql}>{shortened(sql)}</option>)}
          </select>
        </label>
      )}
    </div>
  );
}

function shortened(sql: string): string {
  const most = 90;
  const line = sql.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)} …` : line;
}
