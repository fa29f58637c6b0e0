import { defineJob } from '../src/scheduler/define-job.ts';
import { mailSessions } from './steps/digests.ts';
import { transform } from './steps/transform.ts';

/** Every quarter of an hour: bring the derived tables up to date, and mail the digests of sessions that have ended. */
export const digests = defineJob({
  name: 'digests',
  describe: 'transform, mail digests',
  cron: '*/15 * * * *',
  steps: [transform, mailSessions],
});
