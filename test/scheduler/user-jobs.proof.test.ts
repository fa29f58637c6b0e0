import { test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { catchUpTogether } from './counting-job.ts';

vi.setConfig({ testTimeout: 300_000 });
const place = freshPlace();
/** Processes that start at once; eight in test:schedulers. */
const schedulers = Number(process.env.NYX_TEST_SCHEDULERS ?? 3);

test(`${schedulers} schedulers at once, as daemon and from cron, catch up 25 slots: each is run once`, () =>
  catchUpTogether(place, { slots: 25, schedulers }));
