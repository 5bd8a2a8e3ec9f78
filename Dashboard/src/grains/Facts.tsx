import type { ComponentChildren } from 'preact';
import type { Point } from './documents';

/** Names and values; what is not known is told as such. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? '–'}</dd></div>)}</dl>;
}

/** 14.7412° N, 17.4558° W */
export function place({ latitude, longitude }: Point): string {
  const part = (degrees: number, [positive, negative]: readonly [string, string]): string => `${Math.abs(degrees).toFixed(4)}° ${degrees < 0 ? negative : positive}`;
  return `${part(latitude, ['N', 'S'])}, ${part(longitude, ['E', 'W'])}`;
}
