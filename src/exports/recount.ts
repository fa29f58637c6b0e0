import { join, relative } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Problem } from './compare-files.ts';

/** Opens every file of a warehouse anew and counts its rows; returns what differs from the manifest. */
export async function recount(
  folder: string,
  tables: readonly ManifestTable[],
): Promise<Problem[]> {
  await using duckDb = await openDuckDb(':memory:', { threads: 1 });
  await duckDb.run(`attach ${quoteLiteral(join(folder, DATABASE_FILE))} as warehouse (read_only)`);
  const stored = await countStored(duckDb, tables);
  const written = await countWritten(duckDb, folder, tables);
  const problems = tables.flatMap(({ name, rows, files }, at) => [
    ...otherRows(DATABASE_FILE, name, rows, stored[at]),
    ...files.flatMap((file) => otherRows(file.file, name, file.rows, written.get(file.file))),
  ]);
  return [...problems, ...(await unknownTables(duckDb, tables))];
}

/** By the table's place. One statement: a small export has as many tables as a large one, each statement its cost. */
async function countStored(
  duckDb: DuckDb,
  tables: readonly ManifestTable[],
): Promise<readonly number[]> {
  const counts = tables.map(({ schema, name }, at) => {
    const from = `warehouse.${schema}.${quoteIdentifier(name)}`;
    return `select ${at} as place, count(*) as rows from ${from}`;
  });
  const found = await duckDb.rows<{ rows: string }>(`${counts.join(' union all ')} order by place`);
  return found.map(({ rows }) => Number(rows));
}

/** By the file's path in the folder, as its own last bytes say. */
async function countWritten(
  duckDb: DuckDb,
  folder: string,
  tables: readonly ManifestTable[],
): Promise<Map<string, number>> {
  const files = tables.flatMap((table) => table.files.map(({ file }) => file));
  const paths = files.map((file) => quoteLiteral(join(folder, file)));
  const found = await duckDb.rows<{ path: string; rows: string }>(
    `select file_name as path, num_rows as rows from parquet_file_metadata([${paths.join(', ')}])`,
  );
  return new Map(found.map(({ path, rows }) => [relative(folder, path), Number(rows)]));
}

/** Empty where a place holds as many rows as the manifest says. */
export function otherRows(
  file: string,
  table: string,
  expected: number,
  found?: number,
): Problem[] {
  if (found === expected) return [];
  const detail = `holds ${found} rows of ${table}, the manifest says ${expected}`;
  return [{ file, problem: 'rows', detail }];
}

/** Tables of nyx.duckdb that the manifest does not have. */
export async function unknownTables(
  duckDb: DuckDb,
  tables: readonly ManifestTable[],
): Promise<Problem[]> {
  const known = new Set(tables.map(({ schema, name }) => `${schema}.${name}`));
  const present = await duckDb.rows<{ schema: string; name: string }>(
    `select schema_name as schema, table_name as name from duckdb_tables()
     where database_name = 'warehouse' and (schema_name <> 'meta' or table_name not in ('about', 'dictionary'))
     order by all`,
  );
  return present
    .filter(({ schema, name }) => !known.has(`${schema}.${name}`))
    .map(({ name }) => ({
      file: DATABASE_FILE,
      problem: 'rows',
      detail: `has a table ${name}, which the manifest does not know`,
    }));
}
