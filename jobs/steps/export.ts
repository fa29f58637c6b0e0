import { counted } from '../../src/counted.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Publishes a warehouse for analysts. */
export const publish: JobStep = {
  name: 'export',
  describe: 'publish Parquet and nyx.duckdb',
  leftOutWhenUnsound: 'nothing was published, the latest export stays',
  endsAs: 'export_failed',
  run: async ({ session, asOf, settings, exportFolder, progress }) => {
    const { folder, tables, totalRows, notes } = await exportWarehouse(session, {
      ...{ out: exportFolder, profile: 'analyst', keep: settings.export.keep, asOf, progress },
    });
    return {
      summary: `${folder}: ${counted(tables.length, 'table')}, ${counted(totalRows, 'row')}`,
      counts: { tables: tables.length, rows: totalRows },
      notes,
    };
  },
};
