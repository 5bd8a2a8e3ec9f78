import { signal } from '@preact/signals';

export interface Theme { series: string[]; grid: string; text: string; ground: string; font: string; rem: number }

/** Counts the changes between light and dark: a canvas has to be drawn again by itself. */
export const schemeChanges = signal(0);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { schemeChanges.value++; });

/** The colours of app/tokens.css as a canvas understands them. */
export function themeOf(place: HTMLElement): Theme {
  // A custom property's own text is `light-dark(…)`; only as the colour of an element does it become one colour.
  const probe = place.appendChild(document.createElement('span'));
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  try {
    return {
      series: [1, 2, 3, 4, 5].map((number) => colour(`--series-${number}`)),
      grid: colour('--line'),
      text: colour('--text-quiet'),
      ground: colour('--panel'),
      font: getComputedStyle(place).fontFamily,
      rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
    };
  } finally {
    probe.remove();
  }
}
