import { defineJob } from '../src/scheduler/define-job.ts';
import { compareAll } from './steps/compare.ts';
import { proveExport } from './steps/verify-export.ts';

/** Every Sunday: all derived rows computed anew and compared, and the newest export proven. */
export const verify = defineJob({
  name: 'verify',
  describe: 'compute everything anew and compare, prove the newest export',
  cron: '0 5 * * 0',
  steps: [compareAll, proveExport],
});
