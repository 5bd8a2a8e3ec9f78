import type { ComponentType } from 'preact';
import { firstSnapshot } from '../live/live';
import { LivePage } from '../live/LivePage';
import { later } from './later';
import type { PageName } from './route';

const others = {
  pipeline: later(async () => (await import('../pipeline/PipelinePage')).PipelinePage),
  grains: later(async () => (await import('../grains/GrainsPage')).GrainsPage),
  'dead-letters': later(async () => (await import('../letters/DeadLettersPage')).DeadLettersPage),
  sql: later(async () => (await import('../sql/SqlPage')).SqlPage),
};

/** What is shown for each name. The live page comes with the first script, the others when they are opened or when there is time. */
export const shown: Record<PageName, ComponentType> = {
  live: LivePage,
  pipeline: others.pipeline.Page,
  grains: others.grains.Page,
  'dead-letters': others['dead-letters'].Page,
  sql: others.sql.Page,
};

const quietMs = 1_500;

/** Fetches the other pages once there are figures to look at: so that they open at once, and also while the server is away. */
export function fetchOthers(): void {
  void firstSnapshot.then(() => {
    setTimeout(() => Object.values(others).forEach((page) => page.fetch()), quietMs);
  });
}
