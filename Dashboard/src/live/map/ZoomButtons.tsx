interface Props { scale: number; onZoom(factor: number): void; onAll(): void }

export function ZoomButtons({ scale, onZoom, onAll }: Props) {
  return (
    <div class="map-zoom" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" onClick={() => onZoom(2)}>+</button>
      <button type="button" aria-label="Zoom out" disabled={scale <= 1} onClick={() => onZoom(0.5)}>−</button>
      <button type="button" aria-label="Show the whole world" disabled={scale <= 1} onClick={onAll}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" /></svg>
      </button>
    </div>
  );
}
