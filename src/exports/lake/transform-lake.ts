import { mkdir, readdir, rename } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { openDuckDb } from '../../database/duckdb.ts';
import { quoteLiteral } from '../../database/quoting.ts';
import { flush } from '../../database/settled-files.ts';
import { ConfigError } from '../../errors.ts';
import { leaves } from '../../launcher.ts';
import { unless } from '../../system-errors.ts';
import { createWorkFolder, takeOverWorkFolders } from '../../work-folder.ts';
import { toExportError } from '../export-warehouse.ts';
import { computeLake, type LakeAsOf } from './compute-lake.ts';
import { lakeAsOf, newestOfCells } from './lake-as-of.ts';
import { lakeScript } from './lake-script.ts';
import type { LakeManifest } from './manifest.ts';
import { lakeNumbers } from './numbers.ts';
import { readLake, type StandingExport } from './read-lake.ts';
import { runSpark } from './run-spark.ts';

export interface TransformLakeOptions {
  /** Folder of the lake. */
  lake: string;
  /** Folder for the tables: a new or an empty one. */
  out: string;
  /** Where Spark runs, e.g. `local[4]`; default: DuckDB computes, on this machine. */
  master?: string;
  /** RFC 3339; default: what every cell has come to. */
  asOf?: string;
  /** Cells that have to be there, besides those that are. */
  cells?: readonly string[];
}

export interface TransformLakeResult {
  folder: string;
  asOf: string;
  /** The newest export of each cell. */
  cells: LakeManifest[];
  tables: { name: string; rows: number }[];
}

/** Of what the machine has; the rest goes to the disk. */
const SHARE_OF_MEMORY = 0.6;

/**
 * Computes what crosses persons from a lake, with Spark or DuckDB, into a folder of Parquet files
 * for each table: whole, or not at all. Throws ConfigError where there is no lake, no Spark, or
 * `out` holds something; EtlError (exit 75) while a cell has not come to the as-of.
 */
export async function transformLake(options: TransformLakeOptions): Promise<TransformLakeResult> {
  const exports = await readLake(options.lake);
  const asOf = lakeAsOf(exports, options);
  const out = resolve(options.out);
  try {
    await requireNew(out);
    const parent = dirname(out);
    for (const left of await takeOverWorkFolders(parent, 'numbers'))
      await left[Symbol.asyncDispose]();
    await using work = await createWorkFolder(parent, 'numbers');
    using _ = leaves({ folder: work.path });
    const building = join(work.path, 'numbers');
    await mkdir(building, { mode: 0o700 });
    const tables =
      options.master === undefined
        ? await computeHere(exports, asOf, building, work.path)
        : await computeOnSpark(exports, asOf, building, work.path, options);
    await flush(building);
    await rename(building, out);
    await flush(parent);
    return { folder: out, asOf: asOf.as_of, cells: newestOfCells(exports), tables };
  } catch (error) {
    throw toExportError(error, out);
  }
}

/** The script that Spark would run. Throws as transformLake does. */
export async function printLakeScript({
  lake,
  out,
  ...options
}: TransformLakeOptions): Promise<string> {
  const exports = await readLake(lake);
  const asOf = lakeAsOf(exports, options);
  return lakeScript({ ...asOf, exports, lake: resolve(lake), out: resolve(out) });
}

async function computeHere(
  exports: readonly StandingExport[],
  asOf: LakeAsOf,
  folder: string,
  work: string,
): Promise<TransformLakeResult['tables']> {
  const megabytes = Math.floor((totalmem() / 1024 ** 2) * SHARE_OF_MEMORY);
  await using duckDb = await openDuckDb(join(work, 'lake.duckdb'), {
    spill: join(work, 'spill'),
    memoryLimit: `${megabytes}MiB`,
    threads: availableParallelism(),
  });
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
  { lake, master = 'local[*]' }: TransformLakeOptions,
): Promise<TransformLakeResult['tables']> {
  const steps = join(work, 'steps');
  const script = lakeScript({ ...asOf, exports, lake: resolve(lake), out: steps });
  await runSpark({ master, script, work });
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

/** What stands is never replaced. */
async function requireNew(out: string): Promise<void> {
  const names = (await readdir(out).catch(unless('ENOENT'))) ?? [];
  if (names.length === 0) return;
  throw new ConfigError(`${out} holds something else`, {
    hint: 'name a new or an empty folder with --out',
  });
}
