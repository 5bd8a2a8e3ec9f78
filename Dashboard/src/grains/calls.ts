import type { Activations, FullStats, Method } from '../api/stats';

export interface MethodRow {
  /** The method with its interface, without namespaces. */
  name: string;
  key: string;
  callsPerS: number | null;
  calls: number;
  p50: number | null;
  p99: number | null;
  exceptions: number;
}

/** A type of grain with its methods; its own figures are their sum, and of their latencies the worst. */
export interface GrainRow extends MethodRow { active: number; created: number | null; methods: MethodRow[] }

/** What each type of grain does, from two looks at the counters. */
export function grainRows(now: FullStats, before: FullStats | null): GrainRow[] {
  const seconds = before ? (Date.parse(now.time) - Date.parse(before.time)) / 1000 : 0;
  const earlier = new Map((before?.grains?.methods ?? []).map((method) => [keyOf(method), method.calls]));
  const methods = now.grains?.methods ?? [];
  return namesOf(now.grains?.activations ?? [], methods).map((grain) => {
    const activations = now.grains?.activations?.find((one) => one.grain === grain);
    const own = methods.filter((method) => method.grain === grain).map((method) => methodRow(method, earlier.get(keyOf(method)), seconds));
    return { ...sumOf(own), name: grain, key: grain, active: activations?.active ?? 0, created: activations?.created ?? null, methods: own };
  });
}

function namesOf(activations: readonly Activations[], methods: readonly Method[]): string[] {
  return [...new Set([...activations, ...methods].map((one) => one.grain))];
}

function methodRow(method: Method, earlier: number | undefined, seconds: number): MethodRow {
  // A method that nobody had called before has grown from nothing; one that fell lost a silo.
  const grown = method.calls - (earlier ?? 0);
  return {
    name: `${method.interface.split('.').at(-1)}.${method.method}`, key: keyOf(method), calls: method.calls, exceptions: method.exceptions,
    callsPerS: seconds > 0 && grown >= 0 ? grown / seconds : null, p50: method.latency_ms_p50, p99: method.latency_ms_p99,
  };
}

function sumOf(methods: readonly MethodRow[]): Omit<MethodRow, 'name' | 'key'> {
  const sum = (pick: (row: MethodRow) => number | null): number => methods.reduce((all, row) => all + (pick(row) ?? 0), 0);
  const worst = (pick: (row: MethodRow) => number | null): number | null => methods.reduce<number | null>((most, row) => maximum(most, pick(row)), null);
  return {
    calls: sum((row) => row.calls), exceptions: sum((row) => row.exceptions),
    callsPerS: methods.some((row) => row.callsPerS === null) ? null : sum((row) => row.callsPerS), p50: worst((row) => row.p50), p99: worst((row) => row.p99),
  };
}

function maximum(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

const keyOf = ({ grain, interface: type, method }: Method): string => `${grain} ${type} ${method}`;
