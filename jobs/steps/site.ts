import { join } from 'node:path';
import { counted } from '../../src/counted.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { writeSite } from '../../src/reports/site/write-site.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Writes the pages of the newest warehouse, where the configuration has a folder for them. */
export const site: JobStep = {
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
