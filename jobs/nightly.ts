import { defineJob } from '../src/scheduler/define-job.ts';
import { backUp } from './steps/backup.ts';
import { check } from './steps/check.ts';
import { compareSample } from './steps/compare.ts';
import { publish } from './steps/export.ts';
import { takeInboxes } from './steps/inboxes.ts';
import { readMailboxes } from './steps/mailboxes.ts';
import { pruneHistory } from './steps/prune-history.ts';
import { schema } from './steps/schema.ts';
import { site } from './steps/site.ts';
import { transform } from './steps/transform.ts';

/**
 * Every night: load what came, bring the derived tables up to date, prove a sample of them, check everything, publish a
 * warehouse, back up. What fails a check of severity `error` is not published: `latest` stays where it is.
 */
export const nightly = defineJob({
  name: 'nightly',
  describe: 'load, transform, check, export, report, back up',
  cron: '30 2 * * *',
  steps: [
    ...[schema, takeInboxes, readMailboxes, transform, compareSample, check, publish, site],
    ...[pruneHistory, backUp],
  ],
});
