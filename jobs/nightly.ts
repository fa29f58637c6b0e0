import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import type { Job } from '../src/scheduler/job.ts';
import { runChecks } from '../src/transforms/check-standing.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../src/transforms/verify.ts';

/** Keys of each transform that a night recomputes aside, to prove that incremental runs stay exact. */
const VERIFIED_KEYS = 200;
const KEPT_WAREHOUSES = 7;

/** Every night: bring the derived tables up to date, prove a sample of them, check everything, publish a warehouse. */
export const nightly: Job = {
  name: 'nightly',
  describe: 'transform, check, export',
  cron: '30 2 * * *',
  run: async ({ session, asOf, runId, exportFolder, progress }) => {
    const { transforms, refused, ...run } = await runTransforms(session, { asOf, runId, progress });
    const verified = await verifyTransforms(session, { asOf, sample: VERIFIED_KEYS });
    const checks = await runChecks(session, { asOf, runId });
    const warehouse = await exportWarehouse(session, {
      out: exportFolder,
      profile: 'analyst',
      keep: KEPT_WAREHOUSES,
      asOf,
      progress,
    });
    const unequal = verified.filter(({ equal }) => !equal).map(({ transform }) => transform);
    const changed = transforms.reduce((sum, t) => sum + t.inserted + t.updated + t.deleted, 0);
    return {
      summary: [
        `transform  ${transforms.length} tables, ${changed} rows changed`,
        ...refused.map(({ transform, message }) => `refused    ${transform}: ${message}`),
        ...unequal.map(
          (transform) =>
            `unequal    ${transform} differs from a full rebuild: run 'nyx-etl transform ${transform} --full'`,
        ),
        `check      ${checks.checks.length} checks, ${checks.errors} errors, ${checks.warnings} warnings`,
        `export     ${warehouse.folder}: ${warehouse.tables.length} tables, ${warehouse.totalRows} rows`,
        ...warehouse.notes.map((note) => `note       ${note}`),
      ],
      details: {
        changed,
        refused,
        unequal,
        errors: checks.errors,
        warnings: checks.warnings,
        folder: warehouse.folder,
      },
      checksFailed: run.checksFailed || checks.checksFailed || unequal.length > 0,
    };
  },
};
