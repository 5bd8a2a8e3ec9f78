import { count } from '../ui/format';
import { ScrollRegion } from '../ui/ScrollRegion';
import { isNumeric, textOf, type Cell, type Result } from './result';

// More rows would make the page slow, and nobody reads them; CSV has them all.
const mostDrawn = 1_000;

/** Rows and columns. Numbers are as the server gave them: a result is not rounded. */
export function ResultTable({ result }: { result: Result }) {
  const { columns, rows } = result;
  if (rows.length === 0) return <p class="empty">The statement ran and found no rows.</p>;
  const numeric = columns.map((_, column) => isNumeric(result, column));
  return (
    <>
      <ScrollRegion label="Result" tall>
        <table class="result">
          <thead><tr>{columns.map((name, column) => <th key={column} scope="col" class={numeric[column] ? 'number' : undefined}>{name}</th>)}</tr></thead>
          <tbody>
            {rows.slice(0, mostDrawn).map((row, at) => (
              <tr key={at}>{row.map((cell, column) => <td key={column} class={numeric[column] ? 'number' : undefined}><Value cell={cell} /></td>)}</tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > mostDrawn && <p class="below quiet small">Drawn are the first {count(mostDrawn)} of {count(rows.length)} rows; CSV has all of them.</p>}
    </>
  );
}

function Value({ cell }: { cell: Cell }) {
  return cell === null ? <span class="null">null</span> : <>{textOf(cell)}</>;
}
