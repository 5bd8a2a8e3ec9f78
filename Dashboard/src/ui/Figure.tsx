import type { ComponentChildren } from 'preact';

interface Props { name: string; value: number | string | null | undefined; class?: string | undefined; children: ComponentChildren }

/** A figure of the server as people read it, with its exact value beside it for tests and for scripts. */
export function Figure({ name, value, class: className, children }: Props) {
  return <span class={className} data-figure={name} data-value={value ?? ''}>{children}</span>;
}
