import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDb } from '../../src/database/duckdb.ts';
import type { Session } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse, type Warehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { asOf, insertSearch } from './session/search-fixture.ts';

/** The search of search-fixture.ts, its company's numbers computed, as a published warehouse. */
export interface SearchWarehouse extends AsyncDisposable {
  /** Folder of all exports. */
  out: string;
  /** Ids of the sessions, the oldest first. */
  sessions: [string, string, string];
  read<T>(build: (duckDb: DuckDb, warehouse: Warehouse) => Promise<T>): Promise<T>;
}

/** Publishes it as of `exportedAsOf`, after `more` was added to the database. */
export async function publishSearch(
  more?: (session: Session) => Promise<unknown>,
  exportedAsOf = asOf,
): Promise<SearchWarehouse> {
  const out = await mkdtemp(join(tmpdir(), 'nyx-report-'));
  await using database = await cloneDatabase();
  const sessions = await insertSearch(database.session);
  await more?.(database.session);
  await runTransforms(database.session, {
    names: ['company_metrics_daily', 'company_properties'],
    asOf,
  });
  await exportWarehouse(database.session, { out, profile: 'analyst', asOf: exportedAsOf });
  return {
    out,
    sessions,
    read: async (build) => {
      const warehouse = await findWarehouse(out);
      await using duckDb = await openWarehouse(warehouse);
      return await build(duckDb, warehouse);
    },
    [Symbol.asyncDispose]: () => rm(out, { recursive: true, force: true }),
  };
}
