import type { Direction } from './nearest';
import type { WorldMap } from './WorldMap';

const deeds: Record<string, (map: WorldMap) => void> = {
  Enter: (map) => map.openPointed(),
  Escape: (map) => map.pointAt(null),
  '+': (map) => map.zoomBy(2),
  '=': (map) => map.zoomBy(2),
  '-': (map) => map.zoomBy(0.5),
  0: (map) => map.showAll(),
};

export function hearKeys(event: KeyboardEvent, map: WorldMap): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const deed = event.key.startsWith('Arrow') ? () => map.pointNext(event.key as Direction) : deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed(map);
}
