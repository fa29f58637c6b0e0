import { defineJob } from '../src/scheduler/define-job.ts';
import { check } from './steps/check.ts';
import { compareSample } from './steps/compare.ts';
import { publish } from './steps/export.ts';
import { pruneHistory } from './steps/prune-history.ts';
import { schema } from './steps/schema.ts';
import { site } from './steps/site.ts';
import { transform } from './steps/transform.ts';

/**
 * Every night: bring the derived tables up to date, prove a sample of them, check everything, publish a warehouse. What
 * fails a check of severity `error` is not published: `latest` stays where it is.
 */
export const nightly = defineJob({
  name: 'nightly',
  describe: 'transform, check, export, report',
  cron: '30 2 * * *',
  steps: [schema, transform, compareSample, check, publish, site, pruneHistory],
});
