import { useEffect, useRef, useState } from 'preact/hooks';
import type { FullStats } from '../api/stats';
import { parameters } from '../app/route';
import { usePolled } from '../ui/polled';
import { dialectOf } from './dialect';
import { Editor } from './Editor';
import { examplesFor } from './examples';
import { insertName } from './insert';
import { Message } from './Message';
import { ResultPanel } from './ResultPanel';
import { RunBar } from './RunBar';
import { Schema } from './Schema';
import { Statements } from './Statements';
import { useQuery } from './useQuery';
import './sql.css';

// Which warehouse it is hardly changes while the page is open.
const everyMs = 60_000;

/** Read-only SQL on the warehouse. #/sql?q=… brings a statement along. */
export function SqlPage() {
  const { value: full } = usePolled<FullStats>('/v1/stats', everyMs);
  const warehouse = full?.warehouse;
  const [dialect, liveTable] = [dialectOf(warehouse?.name), warehouse?.live_table ?? 'enriched_events'];
  const asked = parameters.value.get('q');
  const [sql, setSql] = useState(asked ?? '');
  const [maxRows, setMaxRows] = useState(1_000);
  const box = useRef<HTMLTextAreaElement>(null);
  const query = useQuery(maxRows, dialect === 'bigquery');
  const examples = warehouse ? examplesFor(dialect, liveTable) : [];

  useEffect(() => { if (asked !== null) setSql(asked); }, [asked]);
  // An empty box says nothing; the first example shows what can be done. Somebody who is in the box already knows, and would find it before their own words.
  useEffect(() => { if (warehouse && asked === null && isUntouched(box.current)) setSql(examples[0]!.sql); }, [warehouse !== undefined]);

  const run = (): void => { if (sql.trim() && query.state.step !== 'running') query.run(sql); };
  const pick = (statement: string): void => { setSql(statement); box.current?.focus(); };
  return (
    <>
      <h1 class="visually-hidden">SQL</h1>
      <div class="sql-columns">
        <div class="sql-main">
          <section class="panel" aria-labelledby="statement">
            <header><h2 id="statement">Statement</h2><Statements examples={examples} onPick={pick} /></header>
            <div class="body statement">
              <Editor sql={sql} onSql={setSql} onRun={run} box={box} isWrong={query.state.step === 'refused'} />
              <RunBar maxRows={maxRows} onMaxRows={setMaxRows} canRun={sql.trim() !== '' && query.state.step !== 'running'} onRun={run} warehouse={warehouse?.name} />
              <Message query={query} />
            </div>
          </section>
          {query.state.step === 'done' && <ResultPanel result={query.state.result} tookMs={query.state.tookMs} />}
        </div>
        <section class="panel schema" aria-labelledby="schema">
          <header><h2 id="schema">Tables</h2><span class="quiet small">press a name to write it</span></header>
          <Schema dialect={dialect} liveTable={liveTable} onName={(name) => box.current && insertName(box.current, name)} />
        </section>
      </div>
    </>
  );
}

const isUntouched = (box: HTMLTextAreaElement | null): boolean => box !== null && box.value === '' && document.activeElement !== box;
