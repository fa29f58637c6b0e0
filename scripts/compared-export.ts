// What the scripts that ask other engines share: an export of made-up facts, computed by DuckDB, and how rows are compared.
import { join } from 'node:path';
import { makeFacts } from '../bench/make-facts.ts';
import type { DuckDb } from '../src/database/duckdb.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { runSqlFile, sqlFile } from '../src/database/sql-file.ts';
import { findWarehouse } from '../src/database/warehouse.ts';
import { baseTables, computeNumbers, type NumbersAsOf } from '../src/exports/compute-numbers.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import { verifyNumbers } from '../src/exports/verify-numbers.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';

/** The instant as of which everything is computed. */
export const asOf = '2026-01-15T00:00:00Z';

/** Attaches an export of facts that are made for this as `warehouse`, and computes `numbers` from it. */
export async function openExport(
  duckDb: DuckDb,
  folder: string,
  applications: number,
): Promise<NumbersAsOf> {
  const out = join(folder, 'exports');
  await using server = await startScratchServer();
  await using session = await connect(server.url, 'engines');
  await makeFacts(session, applications);
  await runSqlFile(session, sqlFile(import.meta.url, './few-answers.sql'));
  await runTransforms(session, { asOf });
  await exportWarehouse(session, { out, profile: 'analyst', temporary: true });
  const warehouse = await findWarehouse(out);
  for (const { detail } of await verifyNumbers(warehouse))
    throw new Error(`PostgreSQL's numbers are not DuckDB's: the export ${detail}`);
  say("PostgreSQL's five derived tables: the rows that DuckDB computes");
  const { database, manifest } = warehouse;
  await duckDb.run(`attach '${database}' as warehouse (read_only)`);
  const reporting = { ...manifest.reporting, as_of: asOf };
  await computeNumbers(duckDb, reporting);
  await requireBothChances(duckDb);
  return reporting;
}

/** Who has five dated answers is told of a chance, who has fewer is not: both are compared. */
async function requireBothChances(duckDb: DuckDb): Promise<void> {
  const [found] = await duckDb.rows<{ told: string; untold: string }>(
    `select count(chance) as told, count(*) - count(chance) as untold
     from numbers.main.waiting_applications`,
  );
  if (Number(found?.told) === 0 || Number(found?.untold) === 0)
    throw new Error('the facts have no waiting application with a chance, or none without one');
  say(`waiting applications with a chance: ${found?.told}, without one: ${found?.untold}`);
}

/** Writes the base tables as `<table>.parquet` into a folder; ids are text, which every engine reads alike. */
export async function writeBaseTables(duckDb: DuckDb, folder: string): Promise<void> {
  for (const name of baseTables) {
    const file = join(folder, `${name}.parquet`);
    await duckDb.run(
      `copy (select * replace (${await asTexts(duckDb, name)}) from warehouse.raw.${name})
       to '${file}' (format parquet)`,
    );
  }
}

async function asTexts(duckDb: DuckDb, table: string): Promise<string> {
  const columns = await duckDb.rows<{ name: string }>(
    `select column_name as name from duckdb_columns()
     where database_name = 'warehouse' and schema_name = 'raw' and table_name = $table
       and data_type in ('UUID', 'JSON')`,
    { table },
  );
  return columns.map(({ name }) => `${name}::varchar as ${name}`).join(', ');
}

/** Rows of a table that only one of both has: DuckDB, or the Parquet `files` of another engine, read as DuckDB's types. */
export async function countDifferences(
  duckDb: DuckDb,
  name: string,
  files: string,
): Promise<number> {
  const columns = await duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, data_type as type from duckdb_columns()
     where database_name = 'numbers' and table_name = $name order by column_index`,
    { name },
  );
  const shown = columns.map(({ name: column, type }) => `cast(${column} as ${type}) as ${column}`);
  const names = columns.map(({ name: column }) => column).join(', ');
  const theirs = `select ${shown.join(', ')} from (from '${files}') as computed (${names})`;
  const ours = `from numbers.main.${name}`;
  const [found] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from (
    (${theirs} except all ${ours}) union all (${ours} except all ${theirs})) as differing`);
  return Number(found?.rows);
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
