import { defineJob } from '../src/scheduler/define-job.ts';
import { mailSessions } from './steps/digests.ts';
import { transformDigests } from './steps/transform.ts';

/** Every quarter of an hour: digests of the sessions that have ended, and the mail about each. */
export const digests = defineJob({
  name: 'digests',
  describe: 'digests of the sessions that have ended, mailed',
  cron: '*/15 * * * *',
  timeoutMinutes: 30,
  steps: [transformDigests, mailSessions],
});
