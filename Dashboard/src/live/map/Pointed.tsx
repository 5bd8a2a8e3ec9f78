import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { serverTime } from '../../feed/feed';
import { count } from '../../ui/format';
import { ago } from '../ago';
import { Weather } from '../weather/Weather';
import type { Pointed as PointedCell } from './WorldMap';

// Half of the tip's width, and its height, with what it keeps from the mark.
const [half, height] = [100, 108];

/** The tip at the cell under the pointer, or under the keys; it is read out too. */
export function Pointed({ pointed, canvas }: { pointed: Signal<PointedCell | null>; canvas: RefObject<HTMLCanvasElement | null> }) {
  const { cell, at } = pointed.value ?? {};
  const width = canvas.current?.clientWidth ?? 0;
  return (
    <div class="map-tip-place" aria-live="polite">
      {cell && at && (
        <div class="map-tip" style={{ left: `${Math.min(width - half, Math.max(half, at.x))}px`, top: `${at.y > height ? at.y - height : at.y + 18}px` }}>
          <strong class="mono">{cell.name}</strong>
          <Weather code={cell.weatherCode} temperatureC={cell.temperatureC} inWords />
          <span>{count(cell.events)} {cell.events === 1 ? 'event' : 'events'}</span>
          <span class="quiet">last {ago(cell.lastS * 1000, serverTime.peek())}</span>
        </div>
      )}
    </div>
  );
}
