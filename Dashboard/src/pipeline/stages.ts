import type { FullStats } from '../api/stats';
import type { Stats } from '../feed/types';
import { count, duration, percent } from '../ui/format';
import type { StageId, Times } from './ownTime';
import { growth, rate, type Span } from './recent';

export interface StageFigure { label: string; name: string; value: number | null; text: string; tone?: 'bad' | 'warn' | undefined }

export interface Stage {
  id: StageId;
  title: string;
  /** What happens here, in a few words. */
  does: string;
  rate: number | null;
  ownMs: number | null;
  figures: StageFigure[];
  isOff?: boolean;
  /** Why its figures could not be read. */
  error?: string | undefined;
}

// Which section of the figures speaks of a stage.
const sections = { api: 'api', broker: 'broker', users: 'pipeline', weather: 'weather', writer: 'writer', warehouse: 'warehouse', downstream: 'writer' } as const;

type Counter = (figures: Stats) => number;

/** The stages in the order in which an event passes them. */
export function stagesOf(stats: Stats, full: FullStats | null, span: Span | null, times: Times): Stage[] {
  const { api, broker, pipeline, weather, writer, warehouse } = stats;
  const p99 = (grain: string, method: string): number | null =>
    full?.grains?.methods?.find((one) => one.grain === grain && one.method === method)?.latency_ms_p99 ?? null;
  const amount = (label: string, name: string, value: number | null): StageFigure => ({ label, name, value, text: value === null || value === undefined ? '–' : count(value) });
  const time = (label: string, name: string, value: number | null): StageFigure => ({ label, name, value, text: duration(value) });
  // What went wrong once and is over is told quietly; what goes wrong now is told loudly.
  const errors = (label: string, name: string, counter: Counter): StageFigure =>
    ({ ...amount(label, name, counter(stats)), tone: (growth(span, counter) ?? 0) > 0 ? 'bad' : counter(stats) > 0 ? 'warn' : undefined });
  const stage = (id: StageId, title: string, does: string, counter: Counter, figures: StageFigure[]): Stage =>
    ({ id, title, does, rate: rate(span, counter), ownMs: times[id], figures, error: stats[sections[id]].error });

  // Producers may publish to the topic themselves, as the feed of `up --demo` does.
  const isPassedBy = rate(span, (now) => now.api.events_accepted) === 0 && (growth(span, (now) => now.pipeline.delivered) ?? 0) > 0;

  return [
    stage('api', 'API', isPassedBy ? 'takes none; they are published to the broker' : 'takes events in', (now) => now.api.events_accepted, [
      amount('in flight', 'api.requests_in_flight', api.requests_in_flight),
      // Before the first event the mean is of nothing.
      { ...time('publish, mean', 'api.publish_latency_ms_mean', api.publish_latency_ms_mean), ...(api.events_accepted === 0 ? { text: '–' } : {}) },
      errors('rejected', 'api.events_rejected', (now) => now.api.events_rejected),
      errors('publish failures', 'api.publish_failures', (now) => now.api.publish_failures),
    ]),
    stage('broker', 'Broker', 'keeps them until stored', (now) => now.pipeline.delivered, [
      amount('unacknowledged', 'broker.unacknowledged', broker.unacknowledged),
      amount('handed out', 'broker.leased', broker.leased),
      time('oldest', 'broker.oldest_unacknowledged_age_ms', broker.oldest_unacknowledged_age_ms),
      errors('given back', 'pipeline.given_back', (now) => now.pipeline.given_back),
    ]),
    stage('users', 'Users', 'know what was there before', (now) => now.pipeline.acknowledged, [
      amount('in flight', 'pipeline.in_flight', pipeline.in_flight),
      time('delivery, p99', 'grains.user.DeliverBatch', p99('user', 'DeliverBatch')),
      amount('duplicates', 'pipeline.duplicates', pipeline.duplicates),
      errors('delivery failures', 'pipeline.delivery_failures', (now) => now.pipeline.delivery_failures),
    ]),
    stage('weather', 'Weather', `of place and time, ${weather.source ?? 'unknown'}`, joined, [
      { label: 'from memory', name: 'weather.hit_ratio', value: hitRatio(stats), text: percent(hitRatio(stats)) },
      time('answer, p99', 'grains.location.GetWeatherAsync', p99('location', 'GetWeatherAsync')),
      errors('without weather', 'weather.events_missing', (now) => now.weather.events_missing),
      errors('failures', 'weather.failures', (now) => now.weather.failures),
    ]),
    stage('writer', 'Writer', 'gathers rows into batches', (now) => now.writer.rows + now.writer.already_there, [
      amount('rows waiting', 'writer.queued_rows', writer.queued_rows),
      time('append, p99', 'grains.warehousewriter.AppendAsync', p99('warehousewriter', 'AppendAsync')),
      errors('retries', 'writer.retries', (now) => now.writer.retries),
      errors('turned away', 'writer.busy', (now) => now.writer.busy),
    ]),
    stage('warehouse', 'Warehouse', `holds each key once, ${warehouse.name ?? 'unknown'}`, (now) => now.writer.rows, [
      amount(warehouse.are_estimates ? 'rows, about' : 'rows', 'warehouse.rows', warehouse.rows),
      time('flush, p99', 'writer.recent_flush_ms_p99', writer.recent_flush_ms_p99),
      errors('rows refused', 'pipeline.refused', (now) => now.pipeline.refused),
      amount('dead letters', 'warehouse.dead_letters', warehouse.dead_letters),
    ]),
    {
      ...stage('downstream', 'Downstream', 'stored rows, published', (now) => now.writer.published, [amount('published', 'writer.published', writer.published)]),
      isOff: writer.published === 0,
    },
  ];
}

const joined: Counter = ({ weather }) => weather.events_fresh + weather.events_stale + weather.events_historical + weather.events_missing;

/** The share of lookups that asked no provider; null before the first. */
export function hitRatio({ weather }: Stats): number | null {
  const hits = weather.cache_hits + weather.cell_hits;
  const all = hits + weather.questions;
  return all > 0 ? hits / all : null;
}
