import type { Signal } from '@preact/signals';
import type { Paint } from './marks';

const choices: Record<Paint, string> = { temperature: 'Temperature', weather: 'Weather' };

export function PaintChoice({ paint }: { paint: Signal<Paint> }) {
  return (
    <div class="map-choice" role="group" aria-label="What the marks show">
      {(Object.keys(choices) as Paint[]).map((one) => (
        <button key={one} type="button" aria-pressed={paint.value === one} onClick={() => { paint.value = one; }}>{choices[one]}</button>
      ))}
    </div>
  );
}
