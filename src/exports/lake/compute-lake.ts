import { join, relative } from 'node:path';
import type { DuckDb } from '../../database/duckdb.ts';
import { addFunctions, reportingRow } from '../../database/duckdb-functions.ts';
import { quoteLiteral } from '../../database/quoting.ts';
import { lakeNumbers, mergedSelect } from './numbers.ts';
import type { StandingExport } from './read-lake.ts';
import { type LakeTable, lakeTables } from './tables.ts';

/** How silence is counted across cells, and as of when (RFC 3339). */
export interface LakeAsOf {
  as_of: string;
  ghost_after_days: number;
}

/**
 * Makes the tables of a lake as they stand, and what is computed from them, in the schema that
 * DuckDB is at. Throws SqlError where a file is missing.
 */
export async function computeLake(
  duckDb: DuckDb,
  exports: readonly StandingExport[],
  asOf: LakeAsOf,
): Promise<void> {
  await addFunctions(duckDb);
  await duckDb.run(`
    create table starts as from (values ${startsOf(exports)}) as s (${STARTS});
    create table reporting as ${reportingRow({ timezone: 'UTC', ...asOf })}`);
  for (const table of lakeTables) {
    const files = filesOf(exports, table).map((file) => quoteLiteral(file));
    await duckDb.run(`
      create view told_${table.name} as
          from read_parquet([${files.join(', ')}], union_by_name = true, hive_partitioning = false);
      create table ${table.name} as ${mergedSelect(table)}`);
  }
  for (const { name, select } of lakeNumbers) await duckDb.run(`create table ${name} as ${select}`);
  await duckDb.run('detach etl');
}

/** The files that tell rows of a table. */
function filesOf(exports: readonly StandingExport[], { name }: LakeTable): string[] {
  return exports.flatMap(({ folder, manifest }) => {
    const told = manifest.tables.filter((table) => table.name === name);
    return told.flatMap(({ files }) => files.map(({ file }) => join(folder, file)));
  });
}

/** The same files by one pattern of paths from the folder of the lake: other files do not count. */
export function patternOf(exports: readonly StandingExport[], table: LakeTable): string {
  const lake = (folder: string) => join(folder, '..', '..');
  const files = exports.flatMap((one) =>
    filesOf([one], table).map((file) => relative(lake(one.folder), file)),
  );
  return files.length === 1 ? files.join() : `{${files.join(',')}}`;
}

/** The columns of `starts`; no table of the lake has one of these. */
export const STARTS = 'table_name, of_cell, since_export';

/** By table and cell: the export from which on its rows count; of a whole table, the newest. */
export function startsOf(exports: readonly StandingExport[]): string {
  const cells = Map.groupBy(exports, ({ manifest }) => manifest.cell);
  const rows = [...cells].flatMap(([cell, own]) => {
    const numbers = own.map(({ manifest }) => manifest.export);
    return lakeTables.map(({ name, key }) => {
      const start = key ? Math.min(...numbers) : Math.max(...numbers);
      return `(${quoteLiteral(name)}, ${quoteLiteral(cell)}, ${start})`;
    });
  });
  return rows.join(', ');
}
