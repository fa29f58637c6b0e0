// Reads the records that loads have set aside.
import { type Selectable, sql } from 'kysely';
import type { Database, Session } from '../database/session.ts';

/** A record that was set aside, without what stood in it. Numbers of loads and rejects are text. */
interface ListedReject {
  reject_id: string;
  load_id: string;
  /** In its file, from 1. */
  record_number: number | null;
  line_number: number | null;
  column_name: string | null;
  reason_code: string;
  message: string;
}

interface Reject extends ListedReject {
  /** From 0. */
  byte_offset: number | null;
  /** As it stood in the file: it may hold personal data. */
  raw: string | null;
  /** RFC 3339. */
  created_at: string;
  /** When it stopped waiting: it was loaded after all, or dismissed. */
  replayed_at: string | null;
  dismissed: boolean;
  replayed_load_id: string | null;
}

/** The newest rejects that wait, at most `limit`, and how many do; of one load or of all. */
export async function listRejects(
  session: Session,
  { loadId, limit }: { loadId: number | undefined; limit: number },
): Promise<{ rejects: ListedReject[]; total: number }> {
  const rows = await waiting(session, loadId)
    .select(['id', 'load_id', 'record_number', 'line_number'])
    .select(['column_name', 'reason_code', 'message'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const { total } = await waiting(session, loadId)
    .select(({ fn }) => fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  return { rejects: rows.map(toListed), total: Number(total) };
}

/** How many rejects wait. */
export async function countWaiting(session: Session): Promise<number> {
  return (await listRejects(session, { loadId: undefined, limit: 0 })).total;
}

/** One reject with its record; undefined when there is none with this number. */
export async function readReject({ db }: Session, id: bigint): Promise<Reject | undefined> {
  const row = await db
    .selectFrom('etl.rejects')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { raw, created_at, replayed_at, dismissed } = row;
  return {
    ...toListed(row),
    byte_offset: toNumber(row.byte_offset),
    ...{ raw, created_at, replayed_at, dismissed },
    replayed_load_id: row.replayed_load_id === null ? null : String(row.replayed_load_id),
  };
}

/** The records that wait, with why they were set aside, of one load or of all, in the order they were set aside in. */
export async function readWaitingRecords(session: Session, loadId: number | undefined) {
  const rows = await waiting(session, loadId)
    .innerJoin('etl.loads', 'etl.loads.id', 'etl.rejects.load_id')
    .select(['etl.rejects.id as id', 'message', 'raw', 'source_format as format'])
    .select(['record_number as recordNumber', 'line_number as lineNumber'])
    .select(['column_name as columnName'])
    .select(sql<Record<string, string[]>>`coalesce(options->'mapping', '{}')`.as('mapping'))
    .orderBy('etl.rejects.id')
    .execute();
  return rows.flatMap(({ raw, mapping, ...row }) =>
    raw === null ? [] : [{ ...row, raw, columns: Object.values(mapping).flat() }],
  );
}

/** Has the rejects that wait, one or those of a load, wait no longer: nobody misses them. Gives their number. */
export async function dismissRejects(
  { db }: Session,
  which: { rejectId: bigint } | { loadId: number },
): Promise<number> {
  const waits = db
    .updateTable('etl.rejects')
    .set({ replayed_at: sql`now()`, dismissed: true })
    .where('replayed_at', 'is', null);
  const meant =
    'rejectId' in which
      ? waits.where('id', '=', which.rejectId)
      : waits.where('load_id', '=', BigInt(which.loadId));
  const { numUpdatedRows } = await meant.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The loads that have rejects waiting: one of them, or all. */
export async function listLoadsWithRejects(
  session: Session,
  loadId: number | undefined,
): Promise<bigint[]> {
  const rows = await waiting(session, loadId)
    .select('load_id')
    .distinct()
    .orderBy('load_id')
    .execute();
  return rows.map(({ load_id }) => load_id);
}

function waiting({ db }: Session, loadId: number | undefined) {
  const query = db.selectFrom('etl.rejects').where('replayed_at', 'is', null);
  return loadId === undefined ? query : query.where('load_id', '=', BigInt(loadId));
}

type Listed = Pick<
  Selectable<Database['etl.rejects']>,
  'id' | Exclude<keyof ListedReject, 'reject_id'>
>;

function toListed({ id, load_id, record_number, line_number, ...reject }: Listed): ListedReject {
  const { column_name, reason_code, message } = reject;
  return {
    reject_id: String(id),
    load_id: String(load_id),
    record_number: toNumber(record_number),
    line_number: toNumber(line_number),
    ...{ column_name, reason_code, message },
  };
}

function toNumber(count: bigint | number | null): number | null {
  return count === null ? null : Number(count);
}
