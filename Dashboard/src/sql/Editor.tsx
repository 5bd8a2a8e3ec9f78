import type { RefObject } from 'preact';

interface Props { sql: string; onSql: (sql: string) => void; onRun: () => void; box: RefObject<HTMLTextAreaElement | null>; isWrong: boolean }

const lines = 8;

/** Where the statement is written. Ctrl or ⌘ with Enter runs it; Tab goes on to the next control, as everywhere. */
export function Editor({ sql, onSql, onRun, box, isWrong }: Props) {
  return (
    <textarea
      class="editor mono" ref={box} value={sql} rows={Math.max(lines, sql.split('\n').length + 1)} aria-label="SQL statement" aria-keyshortcuts="Control+Enter Meta+Enter"
      aria-invalid={isWrong} aria-describedby="sql-message" spellcheck={false} autocomplete="off" autocapitalize="off" placeholder="SELECT …"
      onInput={(event) => onSql(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onRun();
      }}
    />
  );
}
