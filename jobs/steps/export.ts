import { realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { counted } from '../../src/counted.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { exportOfRun } from '../../src/ledger/exports.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { unless } from '../../src/system-errors.ts';

/** Beside `latest`: what is wrong with the data that it leads to. */
const MARK = 'latest.checks-failed.txt';

/** Publishes a warehouse for analysts. */
export const publish: JobStep = {
  name: 'export',
  describe: 'publish Parquet and nyx.duckdb',
  endsAs: 'export_failed',
  run: async ({ session, asOf, standsAsOf, resumesRunId, settings, ...context }) => {
    const { exportFolder, failures, progress } = context;
    if (standsAsOf !== asOf) {
      return { summary: `latest stays as of ${standsAsOf}`, status: 'nothing_to_do' };
    }
    if (failures.length > 0 && settings.export.when_checks_fail === 'keep_latest') {
      return { summary: 'nothing was published, the latest export stays', status: 'skipped' };
    }
    const earlier =
      resumesRunId && (await exportOfRun(session, resumesRunId, await canonical(exportFolder)));
    if (earlier) {
      return {
        summary: `${earlier}: published before the run was cut off`,
        status: 'nothing_to_do',
      };
    }
    const { keep } = settings.export;
    const { folder, tables, totalRows, notes } = await exportWarehouse(session, {
      ...{ out: exportFolder, profile: 'analyst', keep, asOf, progress },
    });
    await markLatest(dirname(folder), failures);
    return {
      summary: `${folder}: ${counted(tables.length, 'table')}, ${counted(totalRows, 'row')}`,
      counts: { tables: tables.length, rows: totalRows },
      notes,
    };
  },
};

/** As the ledger has it, by whichever links. */
async function canonical(folder: string): Promise<string> {
  return (await realpath(folder).catch(unless('ENOENT'))) ?? folder;
}

async function markLatest(folder: string, failures: readonly string[]): Promise<void> {
  const mark = join(folder, MARK);
  if (failures.length === 0) await rm(mark, { force: true });
  else await writeFile(mark, `${failures.join('\n')}\n`, { mode: 0o600 });
}
