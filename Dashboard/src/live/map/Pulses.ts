import type { Point } from './view';

export interface Pulse { at: Point; radius: number; colour: string; startMs: number }

const lastsMs = 1_400;
const spreadOf = (radius: number) => 2.2 * radius + 3;
/** So many are drawn at a time; those of a second at most are 40, so that it is reached only by a page that slept. */
const limit = 120;

/** Rings that leave a cell when an event arrives. Each is drawn in its own little square, which is all that has to be restored for the next picture. */
export class Pulses {
  private pulses: Pulse[] = [];

  get isMoving(): boolean { return this.pulses.length > 0; }

  /** Those of one message start within the second to come, one after the other, as their events did in the second before. */
  add(pulses: readonly Omit<Pulse, 'startMs'>[], nowMs: number): void {
    const apart = 900 / Math.max(1, pulses.length);
    this.pulses = [...this.pulses, ...pulses.map((pulse, index) => ({ ...pulse, startMs: nowMs + index * apart }))].slice(-limit);
  }

  clear(): void { this.pulses = []; }

  draw(context: CanvasRenderingContext2D, nowMs: number, restore: (x: number, y: number, side: number) => void): void {
    for (const { at, radius } of this.pulses) {
      const reach = Math.ceil(radius + spreadOf(radius) + 3);
      restore(at.x - reach, at.y - reach, 2 * reach);
    }
    this.pulses = this.pulses.filter((pulse) => nowMs < pulse.startMs + lastsMs);
    for (const pulse of this.pulses) if (nowMs > pulse.startMs) ring(context, pulse, (nowMs - pulse.startMs) / lastsMs);
    context.globalAlpha = 1;
  }
}

function ring(context: CanvasRenderingContext2D, { at, radius, colour }: Pulse, progress: number): void {
  context.globalAlpha = (1 - progress) ** 1.5;
  context.strokeStyle = colour;
  context.lineWidth = 2.4 - 1.6 * progress;
  context.beginPath();
  context.arc(at.x, at.y, radius + 1 + spreadOf(radius) * (1 - (1 - progress) ** 2), 0, 2 * Math.PI);
  context.stroke();
}
