import type { DuckDb } from '../database/duckdb.ts';
import { findWarehouse, openWarehouse, type Warehouse } from '../database/warehouse.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { withMigratedSession, withProgress } from './command.ts';
import { type ReportArguments, type Reported, warehouseFolder } from './report-options.ts';

type Work<T> = (duckDb: DuckDb, warehouse: Warehouse) => Promise<T>;

/** Opens the warehouse the options name, or with --live one of the database as it is now, gone afterwards. */
export async function withWarehouse<T>(
  args: ReportArguments,
  { kind }: Reported,
  work: Work<T>,
): Promise<T> {
  if (!args.live) return openAndWork(warehouseFolder(args), work);
  await using folder = await temporaryFolder('live');
  await exportLive(args, kind, folder.path);
  return await openAndWork(folder.path, work);
}

async function openAndWork<T>(folder: string, work: Work<T>): Promise<T> {
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  return await work(duckDb, warehouse);
}

/** A site reads nearly everything. */
async function exportLive(
  args: ReportArguments,
  kind: Reported['kind'],
  out: string,
): Promise<void> {
  const { exportWarehouse } = await import('../exports/export-warehouse.ts');
  const { namedInQueries } = await import('../reports/named-in-queries.ts');
  const only = kind === 'all' ? undefined : await namedInQueries(kind);
  await withMigratedSession(args, 'report', (session) =>
    withProgress(args, (progress) =>
      exportWarehouse(session, { out, profile: 'analyst', temporary: true, only, progress }),
    ),
  );
}
