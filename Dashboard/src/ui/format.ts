/** Numbers and times as people read them. Units are always told. */

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const two = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const dayAndClock = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

export const timeZone = `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${new Intl.DateTimeFormat(undefined, { timeZoneName: 'shortOffset' })
  .formatToParts(new Date()).find((part) => part.type === 'timeZoneName')?.value ?? 'UTC'})`;

/** 12,345 */
export const count = (value: number): string => whole.format(value);

/** 0.4/s, 12/s, 10,034/s */
export const perSecond = (value: number): string => `${value < 10 ? one.format(value) : whole.format(value)}/s`;

/** 4.3, 12,345 */
export const decimal = (value: number): string => (Math.abs(value) < 100 ? one : whole).format(value);

/** 0.42 cores */
export const cores = (value: number): string => `${two.format(value)} ${value === 1 ? 'core' : 'cores'}`;

/** <0.1 ms, 0.8 ms, 85 ms, 2.4 s, 3 min, 2.1 h; "–" when unknown */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '–';
  if (ms > 0 && ms < 0.05) return '<0.1 ms';
  if (ms < 10) return `${one.format(ms)} ms`;
  if (ms < 1_000) return `${whole.format(ms)} ms`;
  if (ms < 120_000) return `${one.format(ms / 1_000)} s`;
  if (ms < 7_200_000) return `${whole.format(ms / 60_000)} min`;
  return `${one.format(ms / 3_600_000)} h`;
}

/** 97 MB */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  for (; value >= 1_000 && unit < units.length - 1; unit++) value /= 1_000;
  return `${value < 10 && unit > 0 ? one.format(value) : whole.format(value)} ${units[unit]}`;
}

/** 98.4 % */
export const percent = (ratio: number | null): string => ratio === null ? '–' : `${one.format(100 * ratio)} %`;

/** −3.4 °C */
export const celsius = (value: number | null): string => value === null ? '–' : `${one.format(value).replace('-', '−')} °C`;

/** $0.42 */
export const usd = (value: number): string => `$${value.toFixed(value !== 0 && Math.abs(value) < 0.1 ? 4 : 2)}`;

/** 14:03:09, in the local time zone */
export const time = (text: string | Date): string => clock.format(new Date(text));

/** 29 Nov 2026, 14:03:09, in the local time zone */
export const dateTime = (text: string | Date): string => dayAndClock.format(new Date(text));
