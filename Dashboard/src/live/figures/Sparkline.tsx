import { pathOf } from './sparkline';

const [width, height] = [120, 28];

/** The last minute, without numbers: only whether it is steady. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const { line, area } = pathOf(values, width, height);
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="sparkline-area" d={area} />
      <path class="sparkline-line" d={line} />
    </svg>
  );
}
