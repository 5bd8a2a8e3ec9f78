import { ScrollRegion } from '../ui/ScrollRegion';
import { types, type Dialect } from './dialect';
import { tables } from './schema';

interface Props { dialect: Dialect; liveTable: string; onName: (name: string) => void }

/** What can be asked for; a press on a name writes it into the statement. */
export function Schema({ dialect, liveTable, onName }: Props) {
  return (
    <ScrollRegion label="Columns of the tables">
      {tables(liveTable).map((table, which) => (
        <details key={table.name} class="table" open={which === 0 && !matchMedia('(max-width: 1099px)').matches}>
          <summary><span class="mono">{table.name}</span> <span class="quiet small">{table.meaning}</span></summary>
          <ul>
            <li><button type="button" class="name mono" onClick={() => onName(table.name)}>{table.name}</button><span class="type">the table</span></li>
            {table.columns.map(({ name, kind, unit, meaning }) => (
              <li key={name}>
                <button type="button" class="name mono" onClick={() => onName(name)}>{name}</button>
                <span class="type">{types[dialect][kind]}{unit && `, ${unit}`}</span>
                <span class="meaning">{meaning}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </ScrollRegion>
  );
}
