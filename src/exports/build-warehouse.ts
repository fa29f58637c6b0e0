import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import {
  DATABASE_FILE,
  type Manifest,
  type ManifestFile,
  type ManifestTable,
} from '../database/manifest.ts';
import { quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import type { BuildOptions } from './build-options.ts';
import { chosen } from './chosen-tables.ts';
import { namedInViews } from './compute-views.ts';
import { copyTables, MEMORY_MB } from './copy-tables.ts';
import { type About, describeInside, documents, writeDocuments } from './describe-export.ts';
import { type ExportedTable, exportedTables } from './exported-tables.ts';
import { readHead } from './snapshot-head.ts';

export interface Snapshot
  extends About,
    Pick<Manifest, 'compression' | 'standby_since' | 'tables'> {
  /** Files that are on the disk, and whose sums are known. */
  settled: readonly ManifestFile[];
  /** Paths of the documents beside them. */
  documents: readonly string[];
}

/**
 * Fills an empty folder with nyx.duckdb and Parquet files, from the transaction the session is in. Each row is read
 * once; what it reports of them was counted and hashed on their way.
 */
export async function buildWarehouse(
  session: Session,
  folder: string,
  options: BuildOptions,
): Promise<Snapshot> {
  const { profile, pseudonyms, only } = options;
  const pseudonym_key = pseudonyms?.keyId ?? null;
  const only_tables = options.tables ? [...new Set(options.tables)].sort() : null;
  const head = { ...(await readHead(session)), profile, pseudonym_key, only_tables };
  const all = await exportedTables(session, profile);
  const whole = only ? narrowed(all, only) : all;
  const tables = only_tables === null ? whole : chosen(all, only_tables);
  const work = join(folder, 'work');
  await mkdir(work, { mode: 0o700 });
  const written: ManifestTable[] = [];
  const settled: ManifestFile[] = [];
  {
    await using duckDb = await openDuckDb(':memory:', {
      spill: join(work, 'spill'),
      memoryLimit: `${MEMORY_MB}MiB`,
      // Whoever runs a statement works on it alone; one that lets others do it asks all the while whether they are done.
      threads: 1,
    });
    await attach(duckDb, join(folder, DATABASE_FILE));
    const build = { duckDb, folder, work, settled, ...options };
    written.push(...(await copyTables(session, build, tables, head)));
    if (!only) {
      await describeInside(duckDb, tables, head);
      await writeDocuments(duckDb, folder, tables, head);
    }
    await duckDb.run('checkpoint warehouse; detach warehouse');
  }
  await rm(work, { recursive: true });
  return {
    ...head,
    tables: written,
    settled,
    compression: options.compression,
    standby_since: options.standby_since,
    documents: only ? [] : documents,
  };
}

/** The tables that are wanted, and what views are computed from. */
function narrowed(tables: readonly ExportedTable[], only: ReadonlySet<string>): ExportedTable[] {
  const inputs = namedInViews();
  return tables.filter(({ name }) => only.has(name) || inputs.has(name));
}

/**
 * Nothing of an export is kept unless all of it is, so that nothing need be written twice. FSST, a
 * compression of texts, would take a fifth of the time in which the file is written, and make it a
 * sixteenth smaller.
 */
async function attach(duckDb: DuckDb, file: string): Promise<void> {
  await duckDb.run(`
    attach ${quoteLiteral(file)} as warehouse (storage_version 'v1.0.0', recovery_mode 'no_wal_writes');
    set disabled_compression_methods = 'fsst';
    create schema warehouse.raw;
    create schema warehouse.marts;
    create schema warehouse.meta`);
}
