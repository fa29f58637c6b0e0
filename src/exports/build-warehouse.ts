import { mkdir, rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { definedViews } from '../definitions/views.ts';
import { EtlError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import { type Content, sumOf } from './binary/row-hash.ts';
import { chosen } from './chosen-tables.ts';
import { computeViews, namedInViews } from './compute-views.ts';
import { contentOf } from './content-hash.ts';
import { type Copied, copyTable, inWarehouse } from './copy-table.ts';
import { type About, describeInside, documents, writeDocuments } from './describe-export.ts';
import type { EarlierFiles } from './earlier-files.ts';
import { type ExportedTable, exportedTables } from './exported-tables.ts';
import { countInfinite } from './infinite-instants.ts';
import { type Compression, writeParquet } from './parquet.ts';
import type { Profile } from './profile.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { shareAmongReaders } from './readers.ts';
import { readHead } from './snapshot-head.ts';

export interface Snapshot extends About {
  tables: ManifestTable[];
  compression: Compression;
  /** Paths of the documents beside them. */
  documents: readonly string[];
}

const MEMORY_MB = 320;
const VECTOR = 2048;
/** So many vectors of a table are held at once where its rows are long. */
const VECTORS = 6;

/** What an export is made of. */
export interface BuildOptions {
  profile: Profile;
  /** Of a profile that has them. */
  pseudonyms: Pseudonyms | undefined;
  /** Names of the tables that are wanted; undefined: all. */
  only: ReadonlySet<string> | undefined;
  compression: Compression;
  /** Files of the export before it, of those that were written in the same way. */
  earlier?: EarlierFiles | undefined;
  progress: Progress;
  /** These alone; undefined for all. */
  tables?: readonly string[] | undefined;
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
  const pseudonymKey = pseudonyms?.keyId ?? null;
  const onlyTables = options.tables ? [...new Set(options.tables)].sort() : null;
  const head = { ...(await readHead(session)), profile, pseudonymKey, onlyTables };
  const all = await exportedTables(session, profile);
  const whole = only ? narrowed(all, only) : all;
  const tables = onlyTables === null ? whole : chosen(all, onlyTables);
  const work = join(folder, 'work');
  await mkdir(work, { mode: 0o700 });
  const written: ManifestTable[] = [];
  {
    await using duckDb = await openDuckDb(':memory:', {
      spill: join(work, 'spill'),
      memoryLimit: `${MEMORY_MB}MiB`,
      // Whoever runs a statement works on it alone; one that lets others do it asks all the while whether they are done.
      threads: 1,
    });
    await attach(duckDb, join(folder, DATABASE_FILE));
    const build = { duckDb, folder, work, ...options };
    written.push(...(await copyAll(session, build, tables, head)));
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
    compression: options.compression,
    documents: only ? [] : documents,
  };
}

/** The tables that are wanted, and what views are computed from. */
function narrowed(tables: readonly ExportedTable[], only: ReadonlySet<string>): ExportedTable[] {
  const inputs = namedInViews();
  return tables.filter(({ name }) => only.has(name) || inputs.has(name));
}

interface Build extends BuildOptions {
  duckDb: DuckDb;
  folder: string;
  work: string;
}

/** Nothing of an export is kept unless all of it is, so that nothing need be written twice. */
async function attach(duckDb: DuckDb, file: string): Promise<void> {
  await duckDb.run(`
    attach ${quoteLiteral(file)} as warehouse (storage_version 'v1.0.0', recovery_mode 'no_wal_writes');
    create schema warehouse.raw;
    create schema warehouse.marts;
    create schema warehouse.meta`);
}

async function copyAll(
  session: Session,
  build: Build,
  tables: ExportedTable[],
  head: About,
): Promise<ManifestTable[]> {
  const { progress, folder, duckDb, pseudonyms } = build;
  const entries = new Map<string, ManifestTable>();
  let rows = 0;
  const add = (read: number) => {
    rows += read;
    progress({ step: 'exporting', done: rows, unit: 'rows' });
  };
  const finish = async (own: DuckDb, table: ExportedTable, copied: Copied) => {
    const columns = table.columns.map(({ name, duckDbType }) => ({ name, type: duckDbType }));
    const source = { from: inWarehouse(table), name: table.name, columns };
    const { averageRow, ...counted } = copied;
    const about = aboutFile(table, head.profile);
    const files = await writeParquet(own, folder, { ...source, averageRow, about }, build);
    requireSame(table, counted, sumOf(files));
    const infinite = await countInfinite(own, folder, source.from, files);
    const { name, group: schema, leftOut: left_out } = table;
    const hidden = table.columns.filter(({ isPseudonym }) => isPseudonym);
    const pseudonymised = hidden.map((column) => column.name);
    const described = { ...counted, columns, left_out, pseudonymised, infinite };
    entries.set(name, { name, schema, files, ...described });
  };
  const [computed, copiedTables] = partition(tables, head);
  const makeRoom = roomIn(duckDb);
  await shareAmongReaders(session, largestFirst(copiedTables), async (reader, table) => {
    await using own = await duckDb.another();
    const copied = await copyTable(reader, own, table, build.work, { add, makeRoom, pseudonyms });
    await finish(own, table, copied);
  });
  await computeViews(duckDb, computed, head);
  for (const table of computed) {
    const columns = table.columns.map(({ name, duckDbType }) => ({ name, type: duckDbType }));
    const content = await contentOf(duckDb, inWarehouse(table), columns);
    await finish(duckDb, table, { ...content, averageRow: 0, unrepresentable: {} });
  }
  return tables.flatMap(({ name }) => entries.get(name) ?? []);
}

/** What DuckDB holds is what was sent, or nothing is published. */
function requireSame({ name }: ExportedTable, sent: Content, held: Content): void {
  if (sent.rows === held.rows && sent.content_hash === held.content_hash) return;
  throw new EtlError(`DuckDB holds other rows of ${name} than were read: not published`, {
    hint: 'this should not happen: please report it',
    code: 'export.rows',
  });
}

/** What a Parquet file says of itself. Nothing of this export alone: the file may be of the next one, too. */
function aboutFile(
  { group, name, comment, columns }: ExportedTable,
  profile: Profile,
): Record<string, string> {
  const meanings = columns.map((column) => [column.name, column.comment ?? '']);
  return {
    'nyx-etl.table': `${group}.${name}`,
    'nyx-etl.profile': profile,
    'nyx-etl.comment': comment ?? '',
    'nyx-etl.columns': JSON.stringify(Object.fromEntries(meanings)),
  };
}

/** Views whose definitions DuckDB computes from the tables beside them, where all are, in a fraction of the server's time. */
function partition(
  tables: readonly ExportedTable[],
  { numbersAsOf, onlyTables }: About,
): [ExportedTable[], ExportedTable[]] {
  const isComputable = numbersAsOf !== null && onlyTables === null;
  const { computed = [], copied = [] } = Object.groupBy(tables, ({ group, name }) =>
    group === 'marts' && isComputable && definedViews.includes(name) ? 'computed' : 'copied',
  );
  return [computed, copied];
}

/** What is read at the end should be short. A view shows its size when it is read. */
function largestFirst(tables: readonly ExportedTable[]): ExportedTable[] {
  const size = ({ bytes }: ExportedTable) => bytes ?? Number.POSITIVE_INFINITY;
  return tables.toSorted((a, b) => size(b) - size(a) || 0);
}

/** DuckDB holds rows by the 2,048, so long ones take memory whatever the size of the table. */
function roomIn(duckDb: DuckDb): (averageRow: number) => Promise<void> {
  let limit = MEMORY_MB;
  return async (averageRow) => {
    const needed = Math.ceil((averageRow * VECTOR * VECTORS) / 1024 ** 2);
    const most = Math.floor((totalmem() / 1024 ** 2) * 0.75);
    if (needed <= limit || limit >= most) return;
    limit = Math.min(needed, most);
    await duckDb.run(`set memory_limit = '${limit}MiB'`);
  };
}
