import { counted } from '../src/counted.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import type { Job } from '../src/scheduler/job.ts';
import { type CheckSummary, runChecks } from '../src/transforms/check-standing.ts';
import { runTransforms, type TransformRunSummary } from '../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../src/transforms/verify.ts';

/**
 * Keys of each transform that a night recomputes aside, to prove that incremental runs stay exact.
 */
const VERIFIED_KEYS = 200;
const KEPT_WAREHOUSES = 7;

/**
 * Every night: bring the derived tables up to date, prove a sample of them, check everything,
 * publish a warehouse. What fails a check of severity `error` is not published: `latest` stays
 * where it is.
 */
export const nightly: Job = {
  name: 'nightly',
  describe: 'transform, check, export',
  cron: '30 2 * * *',
  run: async ({ session, asOf, runId, exportFolder, progress }) => {
    const { transforms, refused } = await runTransforms(session, { asOf, runId, progress });
    const verified = await verifyTransforms(session, { asOf, sample: VERIFIED_KEYS });
    const checks = await runChecks(session, { asOf, runId });
    const unequal = verified.filter(({ equal }) => !equal).map(({ transform }) => transform);
    const failures = describeFailures(refused, unequal, checks);
    const warehouse =
      failures.length > 0
        ? undefined
        : await exportWarehouse(session, {
            out: exportFolder,
            profile: 'analyst',
            keep: KEPT_WAREHOUSES,
            asOf,
            progress,
          });
    const changed = transforms.reduce((sum, t) => sum + t.inserted + t.updated + t.deleted, 0);
    const { errors, warnings } = checks;
    return {
      summary: [
        `transform  ${counted(transforms.length, 'table')}, ${counted(changed, 'row')} changed`,
        `check      ${counted(checks.checks.length, 'check')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
        ...failures.map((failure) => `failed     ${failure}`),
        warehouse
          ? `export     ${warehouse.folder}: ${counted(warehouse.tables.length, 'table')}, ${counted(warehouse.totalRows, 'row')}`
          : 'export     nothing was published, the latest export stays',
        ...(warehouse?.notes ?? []).map((note) => `note       ${note}`),
      ],
      details: { changed, refused, unequal, errors, warnings, folder: warehouse?.folder ?? null },
      checksFailed: failures.length > 0,
      failures,
    };
  },
};

/** A sentence for everything that keeps a night from being published. */
function describeFailures(
  refused: TransformRunSummary['refused'],
  unequal: readonly string[],
  { checks }: CheckSummary,
): string[] {
  const failed = checks.filter(({ severity, offending }) => severity === 'error' && offending > 0);
  return [
    ...refused.map(({ transform, message }) => `${transform}: ${message}`),
    ...unequal.map(
      (transform) =>
        `${transform} differs from a full rebuild: run 'nyx-etl transform ${transform} --full'`,
    ),
    ...failed.map(({ check, offending }) => `${check}: ${counted(offending, 'row')}`),
  ];
}
