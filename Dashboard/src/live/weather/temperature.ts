/** °C at which the stops --temperature-1 … --temperature-7 stand: blue, neutral at 10 °C, then orange and red. Not told by green against red. */
export const temperatureStops = [-20, -10, 0, 10, 20, 30, 40] as const;

export type Rgb = readonly [red: number, green: number, blue: number];

/** Between two stops the colour is mixed; beyond the last ones it stays. */
export function temperatureColour(celsius: number, colours: readonly Rgb[]): Rgb {
  const first = temperatureStops[0];
  const place = Math.min(Math.max((celsius - first) / (temperatureStops[1] - first), 0), temperatureStops.length - 1);
  const below = colours[Math.floor(place)]!;
  const above = colours[Math.ceil(place)]!;
  const share = place - Math.floor(place);
  return [0, 1, 2].map((part) => Math.round(below[part]! + (above[part]! - below[part]!) * share)) as unknown as Rgb;
}
