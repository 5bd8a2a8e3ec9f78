import type { Extent } from './latest';

interface Props { title: string; rows: readonly ({ label: string } & Extent)[]; say: (value: number | null) => string }

/** A chart in figures. */
export function ExtentTable({ title, rows, say }: Props) {
  return (
    <table class="extents">
      <caption class="visually-hidden">{title}</caption>
      <thead><tr><th scope="col">series</th><th scope="col" class="number">newest</th><th scope="col" class="number">lowest</th><th scope="col" class="number">highest</th></tr></thead>
      <tbody>
        {rows.map(({ label, newest, lowest, highest }) => (
          <tr key={label}><th scope="row">{label}</th><td class="number">{say(newest)}</td><td class="number">{say(lowest)}</td><td class="number">{say(highest)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
