const seconds = 60;

/** A line through a minute's values, the newest at the right edge, from zero to a little above the highest; and the area under it. */
export function pathOf(values: readonly (number | null)[], width: number, height: number): { line: string; area: string } {
  const known = values.slice(-seconds);
  const highest = 1.15 * Math.max(...known.map((value) => value ?? 0), 1e-9);
  const points = known.flatMap((value, index) => value === null ? [] : [{
    x: width * (1 - (known.length - 1 - index) / (seconds - 1)),
    y: height * (1 - value / highest),
  }]);
  if (points.length < 2) return { line: '', area: '' };
  const line = `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
  return { line, area: `${line}V${height}H${points[0]!.x.toFixed(1)}Z` };
}
