import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDuckDb } from '../../database/duckdb.ts';
import { quoteLiteral } from '../../database/quoting.ts';
import { fillNewFolder, openLargeDuckDb } from '../computed-folder.ts';
import { computeLake, type LakeAsOf } from './compute-lake.ts';
import { keepLake, printKeptScript } from './kept/keep-lake.ts';
import { lakeAsOf, newestOfCells } from './lake-as-of.ts';
import { lakeScript } from './lake-script.ts';
import type { LakeManifest } from './manifest.ts';
import { lakeNumbers } from './numbers.ts';
import { readLake, requireFiles, type StandingExport } from './read-lake.ts';
import { runSpark } from './run-spark.ts';

export interface TransformLakeOptions {
  /** Folder of the lake. */
  lake: string;
  /** Folder for the tables: a new or an empty one. */
  out: string;
  /** Where Spark runs, e.g. `local[4]`; default: DuckDB computes, on this machine. */
  master?: string | undefined;
  /** RFC 3339; default: what every cell has come to. */
  asOf?: string | undefined;
  /** Cells that have to be there, besides those that are. */
  cells?: readonly string[] | undefined;
  /** With Spark: `out` holds tables of Iceberg, to which what changed since is merged. */
  iceberg?: boolean;
}

export interface TransformLakeResult {
  folder: string;
  asOf: string;
  /** The newest export of each cell. */
  cells: LakeManifest[];
  tables: { name: string; rows: number }[];
  /** Nothing was done: the tables of Iceberg held all of it. */
  isStanding: boolean;
}

/**
 * Computes what crosses persons from a lake, with Spark or DuckDB, into a folder of Parquet files
 * for each table: whole, or not at all. Throws ConfigError where there is no lake, no Spark, or
 * `out` holds something; SourceError where a file of the lake is missing; EtlError (exit 75)
 * while a cell has not come to the as-of.
 */
export async function transformLake(options: TransformLakeOptions): Promise<TransformLakeResult> {
  const exports = await readLake(options.lake);
  const asOf = lakeAsOf(exports, options);
  await requireFiles(exports);
  const out = resolve(options.out);
  const cells = newestOfCells(exports);
  if (options.iceberg) {
    const kept = { ...asOf, exports, lake: resolve(options.lake), out };
    return { folder: out, asOf: asOf.as_of, cells, ...(await keepLake(kept, masterOf(options))) };
  }
  const tables = await fillNewFolder(out, (building, work) =>
    options.master === undefined
      ? computeHere(exports, asOf, building, work)
      : computeOnSpark(exports, asOf, building, work, options),
  );
  return { folder: out, asOf: asOf.as_of, cells, tables, isStanding: false };
}

/** The script that Spark would run. Throws as transformLake does. */
export async function printLakeScript({
  lake,
  out,
  ...options
}: TransformLakeOptions): Promise<string> {
  const exports = await readLake(lake);
  const asOf = lakeAsOf(exports, options);
  const read = { ...asOf, exports, lake: resolve(lake), out: resolve(out) };
  return options.iceberg ? await printKeptScript(read) : lakeScript(read);
}

const masterOf = ({ master = 'local[*]' }: TransformLakeOptions): string => master;

async function computeHere(
  exports: readonly StandingExport[],
  asOf: LakeAsOf,
  folder: string,
  work: string,
): Promise<TransformLakeResult['tables']> {
  await using duckDb = await openLargeDuckDb(join(work, 'lake.duckdb'), work);
  await computeLake(duckDb, exports, asOf);
  const tables: TransformLakeResult['tables'] = [];
  for (const { name } of lakeNumbers) {
    await mkdir(join(folder, name), { mode: 0o700 });
    const file = join(folder, name, 'part-0.parquet');
    const [row] = await duckDb.rows<{ Count: string }>(
      `copy ${name} to ${quoteLiteral(file)} (format parquet, compression zstd)`,
    );
    tables.push({ name, rows: Number(row?.Count) });
  }
  return tables;
}

async function computeOnSpark(
  exports: readonly StandingExport[],
  asOf: LakeAsOf,
  folder: string,
  work: string,
  options: TransformLakeOptions,
): Promise<TransformLakeResult['tables']> {
  const steps = join(work, 'steps');
  const script = lakeScript({ ...asOf, exports, lake: resolve(options.lake), out: steps });
  await runSpark({ master: masterOf(options), script, work });
  await using duckDb = await openDuckDb(':memory:');
  const tables: TransformLakeResult['tables'] = [];
  for (const { name } of lakeNumbers) {
    await rename(join(steps, name), join(folder, name));
    const [row] = await duckDb.rows<{ rows: string }>(
      `select count(*) as rows from ${quoteLiteral(join(folder, name, '*.parquet'))}`,
    );
    tables.push({ name, rows: Number(row?.rows) });
  }
  return tables;
}
