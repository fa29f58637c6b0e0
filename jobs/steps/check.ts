import { counted } from '../../src/counted.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { runChecks } from '../../src/transforms/check-standing.ts';

/** Runs every data check on what stands. */
export const check: JobStep = {
  name: 'check',
  describe: 'run the data checks',
  run: async ({ session, standsAsOf: asOf, runId }) => {
    const { checks, errors, warnings } = await runChecks(session, { asOf, runId });
    const failed = checks.filter(
      ({ severity, offending }) => severity === 'error' && offending > 0,
    );
    return {
      summary: `${counted(checks.length, 'check')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
      counts: { checks: checks.length, errors, warnings },
      failures: failed.map(({ check, offending }) => `${check}: ${counted(offending, 'row')}`),
    };
  },
};
