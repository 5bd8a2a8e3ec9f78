import { ScrollRegion } from '../ui/ScrollRegion';

/** An answer exactly as the server gave it, folded away. */
export function RawJson({ value, label }: { value: unknown; label: string }) {
  return (
    <details class="raw">
      <summary>Raw JSON</summary>
      <ScrollRegion label={label} tall><pre>{JSON.stringify(value, null, 2)}</pre></ScrollRegion>
    </details>
  );
}
