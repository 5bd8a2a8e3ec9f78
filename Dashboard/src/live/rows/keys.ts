const steps: Record<string, (place: number, last: number) => number> = {
  ArrowDown: (place, last) => Math.min(last, place + 1),
  ArrowUp: (place) => Math.max(0, place - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Goes from row to row with the arrow keys; space stops the list, and lets it go on. */
export function hearRowKeys(event: KeyboardEvent, list: HTMLElement, togglePause: () => void): void {
  const step = steps[event.key];
  if (!step && event.key !== ' ') return;
  event.preventDefault();
  if (!step) return togglePause();
  const rows = [...list.querySelectorAll<HTMLElement>('.row')];
  rows[step(rows.indexOf(document.activeElement as HTMLElement), rows.length - 1)]?.focus();
}
