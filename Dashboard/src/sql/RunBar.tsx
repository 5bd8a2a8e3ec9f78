import { count } from '../ui/format';

interface Props { maxRows: number; onMaxRows: (rows: number) => void; canRun: boolean; onRun: () => void; warehouse: string | undefined }

const choices = [100, 1_000, 10_000];

/** Runs the statement, within bounds that are told. */
export function RunBar({ maxRows, onMaxRows, canRun, onRun, warehouse }: Props) {
  return (
    <div class="run-bar">
      <button type="button" class="primary" disabled={!canRun} onClick={onRun}>Run</button>
      <kbd class="quiet small">Ctrl or ⌘ Enter</kbd>
      <label class="small">at most <select value={maxRows} onChange={(event) => onMaxRows(Number(event.currentTarget.value))}>{choices.map((rows) => <option key={rows} value={rows}>{count(rows)}</option>)}</select> rows</label>
      <span class="quiet small push">read-only{warehouse && `, on ${warehouse}`}; the server stops a statement after 10 s unless configured otherwise</span>
    </div>
  );
}
