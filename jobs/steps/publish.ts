import { realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { counted } from '../../src/counted.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { exportOfRun } from '../../src/ledger/exports.ts';
import { writeSite } from '../../src/reports/site/write-site.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { unless } from '../../src/system-errors.ts';

/** Beside `latest`: what is wrong with the data that it leads to. */
const MARK = 'latest.checks-failed.txt';

/** Publishes a warehouse for analysts. */
const publishExport: JobStep = {
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

/** Writes the pages of the newest warehouse, where the configuration has a folder for them. */
const publishSite: JobStep = {
  name: 'site',
  describe: 'write a report of everything as linked pages',
  run: async ({ settings, exportFolder, asOf, standsAsOf, failures, progress }) => {
    const folder = settings.export.site_folder;
    if (folder === undefined) {
      return { summary: 'export.site_folder names no folder for it', status: 'nothing_to_do' };
    }
    if (standsAsOf !== asOf || (failures.length > 0 && settings.export.when_checks_fail !== 'mark'))
      return { summary: 'it shows the latest export, which stays', status: 'skipped' };
    const warehouse = await findWarehouse(join(exportFolder, 'analyst'));
    await using duckDb = await openWarehouse(warehouse);
    const { pages, totalBytes } = await writeSite(duckDb, warehouse, folder, progress);
    return {
      summary: `${folder}: ${counted(pages, 'page')}`,
      counts: { pages, bytes: totalBytes },
    };
  },
};

/** What a night publishes. */
export const publish = [publishExport, publishSite];
