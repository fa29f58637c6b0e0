import { totalmem } from 'node:os';
import type { Profile } from '../choices.ts';
import type { DuckDb } from '../database/duckdb.ts';
import type { ManifestTable } from '../database/manifest.ts';
import type { Session } from '../database/session.ts';
import { definedViews } from '../definitions/views.ts';
import { EtlError } from '../errors.ts';
import { type Content, sumOf } from './binary/row-hash.ts';
import { SpareBuffers } from './binary/spare-buffers.ts';
import type { Build } from './build-options.ts';
import { computedVersions, computeViews } from './compute-views.ts';
import {
  type Copied,
  type CopyEvents,
  copyTable,
  createTable,
  inWarehouse,
  selectRows,
  takeKept,
} from './copy-table.ts';
import type { About } from './describe-export.ts';
import type { EarlierExport } from './earlier-export.ts';
import type { ExportedTable } from './exported-tables.ts';
import { attachEarlier, type Kept, keptRows } from './kept-rows.ts';
import { VECTOR, writeParquet } from './parquet.ts';
import { shareAmongReaders } from './readers.ts';
import { type RowVersions, readRowSources, readRowVersions } from './row-versions.ts';
import { twoAtOnce } from './two-at-once.ts';

/** So much memory DuckDB takes while rows are of a usual length. */
export const MEMORY_MB = 320;
/** So many vectors of a table are held at once where its rows are long. */
const VECTORS = 6;

/**
 * Copies tables into nyx.duckdb and Parquet files, computes the views that DuckDB computes, and returns what the manifest
 * says of each. What an earlier export holds is taken from there.
 */
export async function copyTables(
  session: Session,
  build: Build,
  tables: readonly ExportedTable[],
  head: About,
): Promise<ManifestTable[]> {
  const { duckDb, work, pseudonyms } = build;
  const events = { add: counter(build), makeRoom: roomIn(duckDb), pseudonyms };
  // The server looks into its catalog, while the earlier file is summed here.
  const [looked, attached] = await Promise.allSettled([
    build.temporary ? [] : readRowSources(session),
    attachEarlier(duckDb, build.earlier),
  ]);
  if (looked.status === 'rejected') throw looked.reason;
  if (attached.status === 'rejected') throw attached.reason;
  const [sources, earlier] = [looked.value, attached.value];
  const [computed, unsorted] = partition(tables, head);
  const copied = largestFirst(unsorted);
  const held = new Map<ExportedTable, Held>();
  {
    using spare = new SpareBuffers();
    await shareAmongReaders(session, copied, async (reader, table) => {
      await using own = await duckDb.another();
      const source = sources.find(
        ({ schema, name }) => schema === table.schema && name === table.name,
      );
      const versions = source
        ? await readRowVersions(reader, table, source, dependsOn(table, head))
        : null;
      const kept = keptRows(earlier, table, versions);
      const taken = await copyTable(reader, own, table, work, { ...events, spare }, kept);
      held.set(table, { ...taken, versions });
    });
  }
  const entries = await writeTables(build, { copied, held, computed }, head, { events, earlier });
  return tables.flatMap(({ name }) => entries.get(name) ?? []);
}

/** What makes other values of the same rows, beside what the server knows. */
function dependsOn(table: ExportedTable, { profile, pseudonym_key }: About): unknown[] {
  const key = table.columns.some(({ isPseudonym }) => isPseudonym) ? pseudonym_key : null;
  return [selectRows(table), createTable(table), aboutFile(table, profile), key];
}

/** What was read of a table into nyx.duckdb. */
type Held = Copied & { versions: RowVersions | null };

/** The same of any table; rows and their hash are not known of one that DuckDB has computed. */
type Written = Partial<Content> & Omit<Held, keyof Content>;

interface Tables {
  copied: readonly ExportedTable[];
  held: ReadonlyMap<ExportedTable, Held>;
  computed: readonly ExportedTable[];
}

/**
 * Computes views from the tables that are held, and writes all as Parquet; returns the entries of
 * the manifest by name. One connection computes while another writes the tables: either alone would
 * leave a processor idle.
 */
async function writeTables(
  build: Build,
  { copied, held, computed }: Tables,
  head: About,
  { events, earlier }: { events: CopyEvents; earlier: EarlierExport | undefined },
): Promise<Map<string, ManifestTable>> {
  const { duckDb } = build;
  const inputs = [...held].map(([table, read]) => ({
    ...{ name: table.name, columns: typesOf(table) },
    ...read,
  }));
  const versions = computedVersions(computed, head, inputs);
  const kept = computed.map((table) => keptRows(earlier, table, versions));
  const isKept = kept.every((rows) => rows !== undefined);
  const entries = new Map<string, ManifestTable>();
  const write = async (own: DuckDb, table: ExportedTable, written: Written) => {
    entries.set(table.name, await writeTable(own, build, table, written));
  };
  const computing = isKept ? [] : [(own: DuckDb) => computeViews(own, computed, head)];
  const writing = copied.flatMap((table) => {
    const read = held.get(table);
    return read ? [(own: DuckDb) => write(own, table, read)] : [];
  });
  await twoAtOnce(duckDb, [...computing, ...writing], (own, work) => work(own));
  await twoAtOnce(duckDb, computed.entries(), async (own, [at, table]) => {
    const rows = isKept ? kept[at] : undefined;
    const read = rows ? await takeComputed(own, table, rows, events) : {};
    await write(own, table, { averageRow: 0, unrepresentable: {}, ...read, versions });
  });
  return entries;
}

async function takeComputed(
  duckDb: DuckDb,
  table: ExportedTable,
  kept: Kept,
  events: CopyEvents,
): Promise<Copied> {
  await duckDb.run(createTable(table));
  return takeKept(duckDb, table, kept, events);
}

/**
 * Writes what DuckDB holds of a table as Parquet, and proves that it is what was read, if it was.
 */
async function writeTable(
  duckDb: DuckDb,
  build: Build,
  table: ExportedTable,
  { averageRow, unrepresentable, versions, ...read }: Written,
): Promise<ManifestTable> {
  const { name, group: schema, leftOut: left_out } = table;
  const columns = typesOf(table);
  const from = inWarehouse(table);
  const source = { from, name, columns, averageRow, about: aboutFile(table, build.profile) };
  const { files, settled, infinite } = await writeParquet(duckDb, build.folder, source, build);
  build.settled.push(...settled);
  const held = sumOf(files);
  requireSame(table, { ...held, ...read }, held);
  const hidden = table.columns.filter(({ isPseudonym }) => isPseudonym);
  const pseudonymised = hidden.map((column) => column.name);
  const what = { columns, left_out, pseudonymised, unrepresentable, infinite, versions };
  return { name, schema, files, ...held, ...what };
}

function typesOf({ columns }: ExportedTable): ManifestTable['columns'] {
  return columns.map(({ name, duckDbType }) => ({ name, type: duckDbType }));
}

/** Tells how many rows there are so far. */
function counter({ progress }: Build): (rows: number) => void {
  let done = 0;
  return (rows) => {
    done += rows;
    progress({ step: 'exporting', done, unit: 'rows' });
  };
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
  { numbers_as_of, only_tables }: About,
): [ExportedTable[], ExportedTable[]] {
  const isComputable = numbers_as_of !== null && only_tables === null;
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
