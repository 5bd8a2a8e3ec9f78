/** Which colour is what, and how much it is. */
export function Legend({ entries }: { entries: readonly { label: string; text: string }[] }) {
  return (
    <ul class="legend">
      {entries.map(({ label, text }, which) => (
        <li key={label}><span class={`swatch series-${which + 1}`} aria-hidden="true" />{label} <strong>{text}</strong></li>
      ))}
    </ul>
  );
}
