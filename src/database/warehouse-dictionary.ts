import { ConfigError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import type { DuckDb } from './duckdb.ts';
import type { DuckTable, TableOptions } from './duckdb-table.ts';
import { quoteIdentifier } from './quoting.ts';
import { sqlFile } from './sql-file.ts';

const tables = sqlFile(import.meta.url, './warehouse_tables.sql');
const columns = sqlFile(import.meta.url, './warehouse_columns.sql');

/** The tables and views of an open warehouse: schema, name, kind, rows and comment. */
export async function listTables(duckDb: DuckDb, options: TableOptions = {}): Promise<DuckTable> {
  const parameters = { view_rows: JSON.stringify(await countViews(duckDb)) };
  return duckDb.table(tables.text, { ...options, parameters });
}

/**
 * The columns of one table or view: schema, table, name, type and comment. Throws ConfigError with code `query.no_table` where
 * the warehouse has none of that name.
 */
export async function describeTable(
  duckDb: DuckDb,
  name: string,
  options: TableOptions = {},
): Promise<DuckTable> {
  const parameters = { name };
  if ((await duckDb.rows(columns, parameters)).length === 0) throw await noTable(duckDb, name);
  return duckDb.table(columns.text, { ...options, parameters });
}

async function noTable(duckDb: DuckDb, name: string): Promise<ConfigError> {
  const present = await duckDb.rows<{ name: string }>(tables, { view_rows: '{}' });
  const known = present.map((table) => table.name);
  return new ConfigError(`the warehouse has no table ${name}`, {
    hint: didYouMean(name.replace(/^.*\./, ''), known, "see 'nyx-etl query --tables'"),
    code: 'query.no_table',
  });
}

async function countViews(duckDb: DuckDb): Promise<Record<string, number>> {
  const present = await duckDb.rows<{ schema: string; name: string; kind: string }>(tables, {
    view_rows: '{}',
  });
  const counts = present
    .filter(({ kind }) => kind === 'view')
    .map(async ({ schema, name }) => {
      const from = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
      const [row] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from ${from}`);
      return [`${schema}.${name}`, Number(row?.rows)] as const;
    });
  return Object.fromEntries(await Promise.all(counts));
}
