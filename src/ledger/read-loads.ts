// Reads the history of loads.
import type { Selectable } from 'kysely';
import type { Database, Session } from '../database/session.ts';

/** A load as the history shows it. Its number is text, for programs that would round 64 bits. */
export interface RecordedLoad {
  load_id: string;
  kind: string;
  source: string;
  format: string;
  bytes: number;
  /** Of the file as it lay on disk; null for stdin. */
  sha256: string | null;
  /** Schema-qualified, e.g. `nyx.job_posts`. */
  table: string;
  options: unknown;
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  rejected: number;
  notes: unknown;
  /** False while batches are missing. */
  complete: boolean;
  /** RFC 3339. */
  started_at: string;
  finished_at: string;
  /** When its rows were taken back; null while they stand. */
  undone_at: string | null;
}

/** The newest loads, at most `limit`, and how many there are. */
export async function listLoads(
  { db }: Session,
  limit: number,
): Promise<{ loads: RecordedLoad[]; total: number }> {
  const rows = await db
    .selectFrom('etl.loads')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const { total } = await db
    .selectFrom('etl.loads')
    .select(({ fn }) => fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  return { loads: rows.map(toRecorded), total: Number(total) };
}

/** One load; undefined when there is none with this number. */
export async function readLoad(session: Session, id: number): Promise<RecordedLoad | undefined> {
  const row = await readLoadRow(session, BigInt(id));
  return row && toRecorded(row);
}

/** As readLoad, with all that the ledger keeps: for whoever loads the same again. */
export function readLoadRow(
  { db }: Session,
  id: bigint,
): Promise<Selectable<Database['etl.loads']> | undefined> {
  return db.selectFrom('etl.loads').selectAll().where('id', '=', id).executeTakeFirst();
}

function toRecorded(row: Selectable<Database['etl.loads']>): RecordedLoad {
  const { kind, options, notes, complete, started_at, finished_at, undone_at } = row;
  return {
    load_id: String(row.id),
    kind,
    source: row.source_path,
    format: row.source_format,
    bytes: Number(row.source_bytes),
    sha256: row.source_sha256,
    table: row.table_name,
    options,
    read: Number(row.rows_read),
    inserted: Number(row.rows_inserted),
    updated: Number(row.rows_updated),
    unchanged: Number(row.rows_unchanged),
    duplicate: Number(row.rows_duplicate),
    rejected: Number(row.rows_rejected),
    notes,
    ...{ complete, started_at, finished_at, undone_at },
  };
}
