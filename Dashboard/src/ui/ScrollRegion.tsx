import type { ComponentChildren } from 'preact';
import './scroll.css';

/** What is wider or longer than its place scrolls here, by keyboard too, and never the page. */
export function ScrollRegion({ label, tall, children }: { label: string; tall?: boolean; children: ComponentChildren }) {
  return <div class={tall ? 'scroll tall' : 'scroll'} role="group" aria-label={label} tabIndex={0}>{children}</div>;
}
