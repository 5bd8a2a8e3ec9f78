export type Values = readonly (number | null)[];

/**
 * Breaks the lines where nothing was recorded: between two points that lie further apart than two intervals stands a third without values,
 * so that a stop of the server is not drawn as a straight line across it.
 */
export function withGaps(times: readonly number[], series: readonly Values[], interval: number): [number[], ...(number | null)[][]] {
  const spaced: number[] = [];
  const values: (number | null)[][] = series.map(() => []);
  times.forEach((time, at) => {
    const before = times[at - 1];
    if (before !== undefined && time - before > 2 * interval) {
      spaced.push(before + interval);
      values.forEach((list) => list.push(null));
    }
    spaced.push(time);
    values.forEach((list, which) => list.push(series[which]?.[at] ?? null));
  });
  return [spaced, ...values];
}

/** Where a value stands alone between gaps: no line would show it. */
export function lonely(values: ArrayLike<number | null | undefined>): number[] {
  const found: number[] = [];
  for (let at = 0; at < values.length; at++) {
    if ((values[at] ?? null) !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null) found.push(at);
  }
  return found;
}
