import type { DuckDb, DuckParameters } from '../database/duckdb.ts';
import type { Manifest } from '../database/manifest.ts';
import { sqlFile } from '../database/sql-file.ts';
import { countedAsOf } from './describe-warehouse.ts';

/** Ids as a parameter that a query casts to `uuid[]`. */
export function idList(ids: readonly string[]): string {
  return `[${ids.join(', ')}]`;
}

/** As of when, and how, the derived tables counted silence: what reports add is counted the same way. */
export function asOfNumbers(manifest: Manifest) {
  return { as_of: countedAsOf(manifest), ghost_after_days: manifest.reporting.ghost_after_days };
}

/** Rows of a query kept as a file below `src/reports/`, e.g. `find/find_session.sql`. */
export async function runQuery<Row>(
  duckDb: DuckDb,
  path: string,
  parameters: DuckParameters = {},
): Promise<Row[]> {
  return duckDb.rows<Row>(sqlFile(import.meta.url, `./${path}`), parameters);
}
