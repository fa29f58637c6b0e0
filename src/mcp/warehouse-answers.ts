import type { DuckDb } from '../database/duckdb.ts';
import { sqlFile } from '../database/sql-file.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';

/** The first rows of one statement that somebody typed, as JSON, and whether there are more. */
export async function runLimited(duckDb: DuckDb, sql: string, limit: number): Promise<string> {
  const { columns, batches } = await duckDb.table(sql);
  const rows: unknown[][] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, limit + 1 - rows.length));
    if (rows.length > limit) break;
  }
  return JSON.stringify({ columns, rows: rows.slice(0, limit), truncated: rows.length > limit });
}

/** How old the warehouse is and what it holds, as JSON. */
export function readStatus({ manifest }: Warehouse): string {
  const { as_of, snapshot_at, profile, numbers_as_of, numbers_current, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
  const age = { as_of, snapshot_at, numbers_as_of, numbers_current };
  return JSON.stringify({ ...age, profile, tables: tables.length, rows });
}

/** The tables and what a row of each is, or the columns of one, as JSON. Throws ConfigError for an unknown table. */
export async function readDictionary(duckDb: DuckDb, table?: string): Promise<string> {
  if (table === undefined)
    return JSON.stringify(await duckDb.rows(sqlFile(import.meta.url, './tables.sql')));
  const columns = await duckDb.rows(sqlFile(import.meta.url, './columns.sql'), { name: table });
  if (columns.length > 0) return JSON.stringify({ table, columns });
  throw new ConfigError(`the warehouse has no table ${table}`, {
    hint: 'ask for the dictionary without a table to see all of them',
  });
}
