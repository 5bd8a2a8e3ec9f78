/** Says that something could not be had, and why. */
export function Fault({ what, reason }: { what: string; reason: string }) {
  return <p class="notice bad" role="alert"><strong>{what}</strong> {reason}</p>;
}
