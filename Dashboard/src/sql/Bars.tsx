import type { Drawing } from './chartOf';

const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });

/** A bar for each category, from zero to the right; what is negative is told by its number alone. */
export function Bars({ of, bars, left }: Drawing & { kind: 'bars' }) {
  const most = Math.max(0, ...bars.map((bar) => bar.value ?? 0));
  return (
    <figure class="bars">
      <figcaption class="small quiet">{of}{left > 0 && `, the first ${bars.length} rows; ${left} more are in the table`}</figcaption>
      <ul>
        {bars.map(({ label, value }, which) => (
          <li key={which}>
            <span class="label">{label}</span>
            <span class="length" aria-hidden="true"><span style={{ width: `${most > 0 ? Math.max(0, (100 * (value ?? 0)) / most) : 0}%` }} /></span>
            <span class="value">{value === null ? 'null' : plain.format(value)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
