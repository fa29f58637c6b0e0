import { mkdir, rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import type { Progress } from '../progress.ts';
import { copyTable, rowsPerGroup, writeParquet } from './copy-table.ts';
import { type ExportedTable, exportedTables } from './exported-tables.ts';
import { measureTable, type TableSize } from './measure-table.ts';
import type { Profile } from './profile.ts';
import { readHead, type SnapshotHead } from './snapshot-head.ts';

export interface Snapshot extends SnapshotHead {
  profile: Profile;
  tables: ManifestTable[];
}

const LEAST_MEMORY_MB = 768;
const BATCH_ROWS = 2048;
const BATCHES = 6;

/**
 * Fills an empty folder with nyx.duckdb and a Parquet file per table, from the transaction the session is in.
 * The rows it reports are PostgreSQL's own count.
 */
export async function buildWarehouse(
  session: Session,
  folder: string,
  profile: Profile,
  progress: Progress,
): Promise<Snapshot> {
  const head = await readHead(session);
  const tables = await exportedTables(session, profile);
  const sizes = await measureAll(session, tables, progress);
  const work = join(folder, 'work');
  await mkdir(work, { mode: 0o700 });
  {
    await using duckDb = await openDuckDb(':memory:', {
      spill: join(work, 'spill'),
      memoryLimit: memoryFor([...sizes.values()]),
    });
    await copyAll(session, duckDb, sizes, folder, work, progress);
  }
  await rm(work, { recursive: true });
  return { ...head, profile, tables: [...sizes].map(([table, size]) => toManifest(table, size)) };
}

/** DuckDB holds rows by the 2,048, so long ones take memory whatever the size of the table: several such batches. */
function memoryFor(sizes: TableSize[]): string {
  const averageRow = Math.max(0, ...sizes.map((size) => size.averageRow));
  const megabytes = Math.ceil((averageRow * BATCH_ROWS * BATCHES) / 1024 ** 2);
  const limit = Math.floor((totalmem() / 1024 ** 2) * 0.75);
  return `${Math.min(Math.max(megabytes, LEAST_MEMORY_MB), limit)}MiB`;
}

async function measureAll(
  session: Session,
  tables: ExportedTable[],
  progress: Progress,
): Promise<Map<ExportedTable, TableSize>> {
  const sizes = new Map<ExportedTable, TableSize>();
  for (const table of tables) {
    sizes.set(table, await measureTable(session, table));
    progress({ step: 'counting', done: sizes.size, total: tables.length, unit: 'tables' });
  }
  return sizes;
}

async function copyAll(
  session: Session,
  duckDb: DuckDb,
  sizes: Map<ExportedTable, TableSize>,
  folder: string,
  work: string,
  progress: Progress,
): Promise<void> {
  const total = sizes.values().reduce((rows, size) => rows + size.rows, 0);
  let done = 0;
  for (const [rowsInGroup, group] of Map.groupBy(sizes, ([, size]) => rowsPerGroup(size))) {
    await attach(duckDb, join(folder, DATABASE_FILE), rowsInGroup);
    for (const [table, size] of group) {
      progress({ step: 'exporting', done, total, unit: 'rows' });
      await copyTable(session, duckDb, table, size, work);
      await writeParquet(duckDb, table.name, size, join(folder, parquetFile(table)));
      done += size.rows;
    }
    await duckDb.run('checkpoint warehouse; detach warehouse');
  }
}

/** Every thread holds a group of rows, so where a few thousand are large, one thread has to do. */
async function attach(duckDb: DuckDb, file: string, rowsInGroup: number): Promise<void> {
  await duckDb.run(`
    set threads = ${rowsInGroup === BATCH_ROWS ? 1 : 2};
    attach ${quoteLiteral(file)} as warehouse (storage_version 'v1.0.0', row_group_size ${rowsInGroup})`);
}

function parquetFile(table: ExportedTable): string {
  return `${table.name}.parquet`;
}

function toManifest(table: ExportedTable, size: TableSize): ManifestTable {
  return {
    name: table.name,
    file: parquetFile(table),
    rows: size.rows,
    columns: table.columns.map((column) => ({ name: column.name, type: column.duckDbType })),
    left_out: table.leftOut,
    unrepresentable: size.unrepresentable,
  };
}
