import { defineJob } from '../src/scheduler/define-job.ts';
import { derive } from './steps/derive.ts';
import { keep } from './steps/keep.ts';
import { load } from './steps/load.ts';
import { publish } from './steps/publish.ts';

/**
 * Every night: load what came, bring the derived tables up to date, prove a sample of them, check
 * everything, publish a warehouse, back up. What fails a check of severity `error` is not
 * published: `latest` stays where it is.
 */
export const nightly = defineJob({
  name: 'nightly',
  describe: 'load, transform, check, export, report, back up',
  cron: '30 2 * * *',
  steps: [...load, ...derive, ...publish, ...keep],
});
