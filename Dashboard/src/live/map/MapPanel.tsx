import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { serverTime } from '../../feed/feed';
import { go } from '../../app/route';
import { cells, changedCells } from '../live';
import { ActiveCells } from './ActiveCells';
import { Legend } from './Legend';
import './map.css';
import { PaintChoice } from './PaintChoice';
import type { Paint } from './marks';
import { Pointed } from './Pointed';
import { hearKeys } from './keys';
import { WorldMap, type Pointed as PointedCell } from './WorldMap';
import { ZoomButtons } from './ZoomButtons';

export function MapPanel({ selected }: { selected: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useRef<WorldMap | null>(null);
  const paint = useSignal<Paint>('temperature');
  const pointed = useSignal<PointedCell | null>(null);
  const scale = useSignal(1);

  useEffect(() => {
    const own = map.current = new WorldMap(canvas.current!, cells, {
      point: (next) => { pointed.value = next; },
      open: (cell) => go('live', { cell: cell.name }),
      zoom: (next) => { scale.value = next; },
    });
    const stops = [
      effect(() => own.update(changedCells.value, serverTime.peek()?.getTime() ?? Date.now())),
      effect(() => own.repaint(paint.value)),
    ];
    return () => { stops.forEach((stop) => stop()); own.dispose(); };
  }, []);
  useEffect(() => map.current?.select(selected), [selected]);

  return (
    <section class="panel map" aria-labelledby="map-title">
      <header>
        <h2 id="map-title">Where it happens</h2>
        <ActiveCells />
        <span class="push" />
        <PaintChoice paint={paint} />
      </header>
      <div class="map-frame">
        <canvas ref={canvas} tabIndex={0} role="application" aria-roledescription="map" aria-label="World map of the cells with events" aria-describedby="map-keys"
          onKeyDown={(event) => hearKeys(event, map.current!)} onBlur={() => map.current?.pointAt(null)} />
        <p id="map-keys" class="visually-hidden">Arrow keys go from cell to cell, Enter opens one, plus and minus zoom, 0 shows the whole world. The list of the busiest cells says the same in words.</p>
        <Pointed pointed={pointed} canvas={canvas} />
      </div>
      <div class="map-tools">
        <Legend paint={paint.value} />
        <ZoomButtons scale={scale.value} onZoom={(factor) => map.current?.zoomBy(factor)} onAll={() => map.current?.showAll()} />
      </div>
    </section>
  );
}
