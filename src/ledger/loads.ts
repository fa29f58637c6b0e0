import { sql } from 'kysely';
import type { LoadKind } from '../choices.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

const unfinishedLoad = sqlFile(import.meta.url, './unfinished_load.sql');
const recordRejects = sqlFile(import.meta.url, './record_rejects.sql');

/** The file a load reads. `sha256` is of its bytes as they lie on disk; null for stdin. */
export interface LoadSource {
  path: string;
  format: string;
  bytes: number;
  sha256: string | null;
}

/** What a merge did with the staged rows; the five counts of a load are these and the rejected ones. */
export interface MergeCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  duplicate: number;
}

/** Counts by column and kind of what was repaired or could not be understood. */
export type Notes = Record<string, Record<string, number>>;

/** What became of the records of a load, or of a part of one. */
export interface LoadCounts extends MergeCounts {
  read: number;
  rejected: number;
  /** Rejects by reason code. */
  reasons: Record<string, number>;
  notes: Notes;
}

/** A load as the ledger knows it, before its counts. */
export interface LoadEntry {
  kind: LoadKind;
  /** Schema-qualified, e.g. `nyx.job_posts`. */
  table: string;
  source: LoadSource;
  /** Mapping, date order and whatever else a replay needs. */
  options: Record<string, unknown>;
  /** Of a file loaded in batches: the load that this batch adds to, and whether it is the last one. */
  batch?: { loadId: bigint | null; isLast: boolean };
}

/** A run of records of the file, as the `.sql` files take it; the last of an open one is null. */
export type RecordRange = { first_record: string; last_record: string | null };

/** The id of the newest load of a file with the same bytes into the same table. */
export async function findEarlierLoad(session: Session, plan: LoadEntry): Promise<bigint | null> {
  if (plan.source.sha256 === null) return null;
  const { rows } = await sql<{ id: bigint | null }>`
    select max(id) as id from etl.loads
    where source_sha256 = ${plan.source.sha256} and table_name = ${plan.table} and complete and undone_at is null`.execute(
    session.db,
  );
  return rows[0]?.id ?? null;
}

/** A load that was cut off after some batches: what it did, and how many records these were. */
interface UnfinishedLoad {
  id: bigint;
  counts: LoadCounts;
}

/** A load of the same file, read in the same way, that was cut off after some batches. */
export async function findUnfinishedLoad(
  session: Session,
  { source, table, options }: Pick<LoadEntry, 'source' | 'table' | 'options'>,
): Promise<UnfinishedLoad | null> {
  const { rows } = await runSqlFile(session, unfinishedLoad, {
    sha: source.sha256,
    table_name: table,
    options: JSON.stringify(options),
  });
  const [found] = rows;
  if (!found) return null;
  const { id, notes, reasons, ...counts } = found;
  const numbers = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, Number(count)]),
  );
  return { id, counts: { ...(numbers as Omit<LoadCounts, 'notes' | 'reasons'>), notes, reasons } };
}

/** Writes the ledger row, or adds a batch to it, with the part's rejects; returns the load's id. */
export async function recordLoad(
  session: Session,
  plan: LoadEntry,
  counts: LoadCounts,
  startedAt: Date,
  range: RecordRange,
): Promise<bigint> {
  const continued = plan.batch?.loadId ?? null;
  const id =
    continued === null
      ? await insertLoad(session, plan, counts, startedAt)
      : await addBatch(session, plan, counts, continued);
  await noteTransaction(session, id);
  await runSqlFile(session, recordRejects, { load_id: String(id), ...range });
  return id;
}

async function insertLoad(
  session: Session,
  plan: LoadEntry,
  counts: LoadCounts,
  startedAt: Date,
): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into etl.loads (
        kind, table_name, source_path, source_format, source_bytes, source_sha256, options, notes,
        rows_read, rows_inserted, rows_updated, rows_unchanged, rows_duplicate, rows_rejected, complete, started_at
    ) values (
        ${plan.kind}, ${plan.table}, ${plan.source.path}, ${plan.source.format}, ${plan.source.bytes},
        ${plan.source.sha256}, ${JSON.stringify(plan.options)}::jsonb, ${JSON.stringify(counts.notes)}::jsonb,
        ${counts.read}, ${counts.inserted}, ${counts.updated}, ${counts.unchanged}, ${counts.duplicate},
        ${counts.rejected}, ${plan.batch?.isLast ?? true}, ${startedAt.toISOString()}::timestamptz
    ) returning id`.execute(session.db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('insert into etl.loads returned no row');
  return id;
}

async function addBatch(
  session: Session,
  plan: LoadEntry,
  counts: LoadCounts,
  id: bigint,
): Promise<bigint> {
  const { rows } = await sql<{
    notes: Notes;
  }>`select notes from etl.loads where id = ${id} for update`.execute(session.db);
  await sql`
    update etl.loads set
        rows_read = rows_read + ${counts.read}, rows_inserted = rows_inserted + ${counts.inserted},
        rows_updated = rows_updated + ${counts.updated}, rows_unchanged = rows_unchanged + ${counts.unchanged},
        rows_duplicate = rows_duplicate + ${counts.duplicate}, rows_rejected = rows_rejected + ${counts.rejected},
        notes = ${JSON.stringify(addCounts(rows[0]?.notes ?? {}, counts.notes))}::jsonb,
        complete = ${plan.batch?.isLast ?? true}, finished_at = clock_timestamp()
    where id = ${id}`.execute(session.db);
  return id;
}

/** The row is of this transaction by now, or of the part of it that began with a savepoint, as are those of the load. */
async function noteTransaction({ db }: Session, id: bigint): Promise<void> {
  await sql`
    update etl.loads
    set transactions = transactions || jsonb_build_object('xid', xmin::text::bigint, 'at', now())
    where id = ${id}`.execute(db);
}

/** Notes on rows of other tables that a load found and changed: what was empty before, and what had no date. */
export const FILLED_IN = 'filled in';
export const DATED = 'dated';

/** Notes that the rows of a load were taken back, and lets its rejects wait no longer. */
export async function recordUndone({ db }: Session, id: bigint): Promise<void> {
  await sql`update etl.loads set undone_at = now() where id = ${id}`.execute(db);
  await sql`
    update etl.rejects set replayed_at = now(), dismissed = true
    where load_id = ${id} and replayed_at is null`.execute(db);
}

/** Adds counts by column and kind. */
export function addCounts(a: Notes, b: Notes): Notes {
  const sum: Notes = structuredClone(a);
  for (const [column, kinds] of Object.entries(b)) {
    for (const [kind, count] of Object.entries(kinds)) {
      sum[column] = { ...sum[column], [kind]: (sum[column]?.[kind] ?? 0) + count };
    }
  }
  return sum;
}
