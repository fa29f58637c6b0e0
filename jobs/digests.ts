import { defineJob } from '../src/scheduler/define-job.ts';
import { transformDigests } from './steps/transform.ts';

/** Every quarter of an hour: digests of the sessions that have ended. */
export const digests = defineJob({
  name: 'digests',
  describe: 'digests of the sessions that have ended',
  cron: '*/15 * * * *',
  timeoutMinutes: 30,
  steps: [transformDigests],
});
