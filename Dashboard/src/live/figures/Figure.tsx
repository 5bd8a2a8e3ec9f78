import type { ComponentChildren } from 'preact';

interface Props {
  /** What tests find it by. */
  name: string;
  label: string;
  /** Exactly as the server gave it, beside how it reads; null is not known. */
  value: number | null;
  text: string;
  note?: ComponentChildren;
  tone?: 'bad' | 'warn' | undefined;
  children?: ComponentChildren;
}

export function Figure({ name, label, value, text, note, tone, children }: Props) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <span class={`figure-value ${tone ?? ''}`} data-figure={name} data-value={value ?? ''}>{value === null ? '–' : text}</span>
        {note && <span class="figure-note">{note}</span>}
      </dd>
      {children}
    </div>
  );
}
