import type { DuckDb, DuckParameters } from '../database/duckdb.ts';
import { sqlFile } from '../database/sql-file.ts';

/** Ids as a parameter that a query casts to `uuid[]`. */
export function idList(ids: readonly string[]): string {
  return `[${ids.join(', ')}]`;
}

/** Rows of a query kept as a file below `src/reports/`, e.g. `session/domains.sql`. */
export async function runQuery<Row>(
  duckDb: DuckDb,
  path: string,
  parameters: DuckParameters = {},
): Promise<Row[]> {
  return duckDb.rows<Row>(sqlFile(import.meta.url, `./${path}`), parameters);
}

/** What belongs to each of several things, from rows that name theirs under `key`; the rows keep their order. */
export function groupRows<Key extends string, Row extends Record<Key, string>>(
  rows: readonly Row[],
  key: Key,
): Map<string, Omit<Row, Key>[]> {
  const groups = new Map<string, Omit<Row, Key>[]>();
  for (const { [key]: id, ...row } of rows) {
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
