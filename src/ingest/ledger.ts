import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import type { LoadPlan, LoadSummary, Notes } from './load-plan.ts';

/** The id of the newest load of a file with the same bytes into the same table. */
export async function findEarlierLoad(session: Session, plan: LoadPlan): Promise<bigint | null> {
  if (plan.source.sha256 === null) return null;
  const { rows } = await sql<{ id: bigint | null }>`
    select max(id) as id from etl.loads
    where source_sha256 = ${plan.source.sha256} and table_name = ${plan.table} and complete`.execute(
    session.db,
  );
  return rows[0]?.id ?? null;
}

/** A load of the same file, read in the same way, that was cut off after some batches. */
export async function findUnfinishedLoad(
  session: Session,
  { source, table, options }: Pick<LoadPlan, 'source' | 'table' | 'options'>,
): Promise<{ id: bigint; position: number } | null> {
  const { rows } = await sql<{ id: bigint; rows_read: bigint }>`
    select id, rows_read from etl.loads
    where source_sha256 = ${source.sha256} and table_name = ${table} and not complete
        and options = ${JSON.stringify(options)}::jsonb
    order by id desc limit 1`.execute(session.db);
  const found = rows[0];
  return found ? { id: found.id, position: Number(found.rows_read) } : null;
}

/** Writes the ledger row, or adds a batch to it, and moves `pg_temp.stage_reject` into etl.rejects; returns the load's id. */
export async function recordLoad(
  session: Session,
  plan: LoadPlan,
  summary: LoadSummary,
  startedAt: Date,
): Promise<bigint> {
  const continued = plan.batch?.loadId ?? null;
  const id =
    continued === null
      ? await insertLoad(session, plan, summary, startedAt)
      : await addBatch(session, plan, summary, continued);
  await sql`
    insert into etl.rejects (
        load_id, record_number, line_number, byte_offset, column_name, reason_code, message, raw
    )
    select ${id}::bigint, record_number, line_number, byte_offset, column_name, reason_code, message, raw
    from pg_temp.stage_reject order by record_number, line_number`.execute(session.db);
  return id;
}

async function insertLoad(
  session: Session,
  plan: LoadPlan,
  summary: LoadSummary,
  startedAt: Date,
): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into etl.loads (
        kind, table_name, source_path, source_format, source_bytes, source_sha256, options, notes,
        rows_read, rows_inserted, rows_updated, rows_unchanged, rows_duplicate, rows_rejected, complete, started_at
    ) values (
        ${plan.kind}, ${plan.table}, ${plan.source.path}, ${plan.source.format}, ${plan.source.bytes},
        ${plan.source.sha256}, ${JSON.stringify(plan.options)}::jsonb, ${JSON.stringify(summary.notes)}::jsonb,
        ${summary.read}, ${summary.inserted}, ${summary.updated}, ${summary.unchanged}, ${summary.duplicate},
        ${summary.rejected}, ${plan.batch?.isLast ?? true}, ${startedAt.toISOString()}::timestamptz
    ) returning id`.execute(session.db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('insert into etl.loads returned no row');
  return id;
}

async function addBatch(session: Session, plan: LoadPlan, summary: LoadSummary, id: bigint): Promise<bigint> {
  const { rows } = await sql<{
    notes: Notes;
  }>`select notes from etl.loads where id = ${id} for update`.execute(session.db);
  await sql`
    update etl.loads set
        rows_read = rows_read + ${summary.read}, rows_inserted = rows_inserted + ${summary.inserted},
        rows_updated = rows_updated + ${summary.updated}, rows_unchanged = rows_unchanged + ${summary.unchanged},
        rows_duplicate = rows_duplicate + ${summary.duplicate}, rows_rejected = rows_rejected + ${summary.rejected},
        notes = ${JSON.stringify(addCounts(rows[0]?.notes ?? {}, summary.notes))}::jsonb,
        complete = ${plan.batch?.isLast ?? true}, finished_at = clock_timestamp()
    where id = ${id}`.execute(session.db);
  return id;
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
