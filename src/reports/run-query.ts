import type { DuckDb, DuckParameters } from '../database/duckdb.ts';
import { sqlFile } from '../database/sql-file.ts';

/** Ids as a value that a query casts to `uuid[]`. */
export function idList(ids: readonly string[]): string {
  return `[${ids.join(', ')}]`;
}

/** Rows of a query kept as a file below `src/reports/`, e.g. `find/find_session.sql`. */
export async function runQuery<Row>(
  duckDb: DuckDb,
  path: string,
  parameters: DuckParameters = {},
): Promise<Row[]> {
  return duckDb.rows<Row>(sqlFile(import.meta.url, `./${path}`), parameters);
}
