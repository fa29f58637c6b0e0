import type { DuckDb, DuckParameters } from '../database/duckdb.ts';
import { sqlFile } from '../database/sql-file.ts';

/** Rows of a query kept as a file below `src/reports/`, e.g. `session/domains.sql`. */
export async function runQuery<Row>(
  duckDb: DuckDb,
  path: string,
  parameters: DuckParameters = {},
): Promise<Row[]> {
  return duckDb.rows<Row>(sqlFile(`src/reports/${path}`), parameters);
}
