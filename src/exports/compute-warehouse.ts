import { join, resolve } from 'node:path';
import type { DuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestFile, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import {
  attachWarehouse,
  findWarehouse,
  readWarehouse,
  type Warehouse,
} from '../database/warehouse.ts';
import { requireWhole } from '../database/whole-warehouse.ts';
import { ConfigError } from '../errors.ts';
import { type Progress, silent } from '../progress.ts';
import { sumOf } from './binary/row-hash.ts';
import { baseTables, computedTables, computeNumbers, dropSteps } from './compute-numbers.ts';
import { fillNewFolder, openLargeDuckDb } from './computed-folder.ts';
import { type ExportResult, toResult } from './export-warehouse.ts';
import { writeParquet } from './parquet.ts';
import { seal } from './seal.ts';

export interface ComputeOptions {
  /** A warehouse, or the folder of all, whose base tables are read. */
  warehouse: string;
  /** Where the derived tables go: a folder that is new or empty. */
  out: string;
  /** Logical time (RFC 3339); default: that of the warehouse's derived tables, else its own. */
  asOf?: string | undefined;
  progress?: Progress;
}

/**
 * Computes every derived table of a warehouse from its base tables, with DuckDB on this machine
 * alone, and publishes them as Parquet files and nyx.duckdb with a manifest: whole, or not at all.
 * What exceeds the memory goes to the disk of `out`. Throws ConfigError when there is no warehouse,
 * or `out` holds something.
 */
export async function computeWarehouse(
  options: ComputeOptions,
): Promise<Omit<ExportResult, 'removed' | 'notes'>> {
  const from = await findWarehouse(options.warehouse);
  requireWhole(from, 'numbers');
  requireBaseTables(from);
  const out = resolve(options.out);
  await fillNewFolder(out, (building, work) => build(from, building, work, options));
  const { folder, manifest } = await readWarehouse(out);
  return toResult(folder, manifest);
}

async function build(
  { database, manifest }: Warehouse,
  folder: string,
  work: string,
  { asOf, progress = silent }: ComputeOptions,
): Promise<void> {
  const as_of = asOf ?? manifest.numbers_as_of ?? manifest.as_of;
  const tables: ManifestTable[] = [];
  const settled: ManifestFile[] = [];
  {
    await using duckDb = await openLargeDuckDb(':memory:', work);
    await attachWarehouse(duckDb, database);
    const file = join(folder, DATABASE_FILE);
    await computeNumbers(duckDb, { ...manifest.reporting, as_of }, { file, progress });
    await dropSteps(duckDb);
    for (const name of computedTables) tables.push(await writeTable(duckDb, name, folder, settled));
    await duckDb.run('checkpoint numbers; use memory; detach numbers');
  }
  const snapshot = {
    ...manifest,
    numbers_as_of: as_of,
    numbers_current: true,
    pseudonym_key: null,
    only_tables: null,
    tables,
    settled,
    compression: 'zstd' as const,
    standby_since: null,
    documents: [],
  };
  await seal(folder, snapshot, as_of, progress);
}

/**
 * Writes a computed table as Parquet, and says what the manifest does of it; its files are added to
 * `settled`.
 */
async function writeTable(
  duckDb: DuckDb,
  name: string,
  folder: string,
  settled: ManifestFile[],
): Promise<ManifestTable> {
  const from = `numbers.main.${quoteIdentifier(name)}`;
  const columns = await duckDb.rows<ManifestTable['columns'][number]>(
    `select column_name as name, data_type as type from duckdb_columns()
     where database_name = 'numbers' and table_name = $name order by column_index`,
    { name },
  );
  const source = { from, name, columns, averageRow: 0 };
  const parquet = await writeParquet(duckDb, folder, source, { compression: 'zstd' });
  settled.push(...parquet.settled);
  const { files, infinite } = parquet;
  const nothing = {
    left_out: [],
    pseudonymised: [],
    unrepresentable: {},
    infinite,
    versions: null,
  };
  return { name, schema: 'main', files, ...sumOf(files), columns, ...nothing };
}

function requireBaseTables({ folder, manifest }: Warehouse): void {
  const present = new Set(manifest.tables.map(({ name }) => name));
  const missing = baseTables.filter((name) => !present.has(name));
  if (missing.length === 0) return;
  throw new ConfigError(`${folder} lacks ${missing.join(', ')}, which numbers are computed from`, {
    hint: "name a warehouse that 'nyx-etl export' published with --warehouse",
  });
}
