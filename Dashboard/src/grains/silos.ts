import type { FullStats, Silo } from '../api/stats';

export interface SiloRow {
  name: string;
  address: string;
  status: string;
  error: string | null;
  uptimeS: number | null;
  cpuCores: number | null;
  memoryBytes: number | null;
  delivered: number | null;
  inFlight: number | null;
}

/** The silos with the cores that each used since the look before, or since it started. */
export function siloRows(now: FullStats, before: FullStats | null): SiloRow[] {
  return (now.silos ?? []).map((silo) => ({
    name: silo.name,
    address: silo.address,
    status: silo.status,
    error: silo.error ?? null,
    uptimeS: silo.process?.uptime_s ?? null,
    cpuCores: coresOf(silo, before?.silos?.find((one) => one.address === silo.address && one.started_at === silo.started_at)),
    memoryBytes: silo.process?.working_set_bytes ?? null,
    delivered: silo.pipeline?.delivered ?? null,
    inFlight: silo.pipeline?.in_flight ?? null,
  }));
}

function coresOf(now: Silo, before: Silo | undefined): number | null {
  const { cpu_s: cpu, uptime_s: uptime } = now.process ?? {};
  if (cpu === undefined || uptime === undefined) return null;
  const seconds = uptime - (before?.process?.uptime_s ?? 0);
  const used = cpu - (before?.process?.cpu_s ?? 0);
  return seconds > 0 && used >= 0 ? used / seconds : null;
}
