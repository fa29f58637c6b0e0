import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import type { Job } from '../src/scheduler/job.ts';
import { runChecks } from '../src/transforms/check-standing.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';

/** Every night: bring the derived tables up to date, check everything, publish a warehouse. */
export const nightly: Job = {
  name: 'nightly',
  describe: 'transform, check, export',
  cron: '30 2 * * *',
  run: async ({ session, asOf, runId, exportFolder, progress }) => {
    const transforms = await runTransforms(session, { asOf, runId, progress });
    const checks = await runChecks(session, { asOf, runId });
    const warehouse = await exportWarehouse(session, {
      out: exportFolder,
      profile: 'analyst',
      asOf,
      keep: 7,
      progress,
    });
    return {
      summary: [],
      details: { transforms, checks, warehouse },
      checksFailed: false,
    };
  },
};
