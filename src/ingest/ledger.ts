import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import type { LoadPlan, LoadSummary } from './load-plan.ts';

/** The id of the newest load of a file with the same bytes into the same table. */
export async function findEarlierLoad(session: Session, plan: LoadPlan): Promise<bigint | null> {
  if (plan.source.sha256 === null) return null;
  const { rows } = await sql<{ id: bigint | null }>`
    select max(id) as id from etl.loads
    where source_sha256 = ${plan.source.sha256} and table_name = ${plan.table}`.execute(session.db);
  return rows[0]?.id ?? null;
}

/** Writes the ledger row and moves `pg_temp.stage_reject` into etl.rejects; returns the load's id. */
export async function recordLoad(
  session: Session,
  plan: LoadPlan,
  summary: LoadSummary,
  startedAt: Date,
): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into etl.loads (
        kind, table_name, source_path, source_format, source_bytes, source_sha256, options, notes,
        rows_read, rows_inserted, rows_updated, rows_unchanged, rows_duplicate, rows_rejected, started_at
    ) values (
        ${plan.kind}, ${plan.table}, ${plan.source.path}, ${plan.source.format}, ${plan.source.bytes},
        ${plan.source.sha256}, ${JSON.stringify(plan.options)}::jsonb, ${JSON.stringify(summary.notes)}::jsonb,
        ${summary.read}, ${summary.inserted}, ${summary.updated}, ${summary.unchanged}, ${summary.duplicate},
        ${summary.rejected}, ${startedAt.toISOString()}::timestamptz
    ) returning id`.execute(session.db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('insert into etl.loads returned no row');
  await sql`
    insert into etl.rejects (
        load_id, record_number, line_number, byte_offset, column_name, reason_code, message, raw
    )
    select ${id}::bigint, record_number, line_number, byte_offset, column_name, reason_code, message, raw
    from pg_temp.stage_reject order by record_number, line_number`.execute(session.db);
  return id;
}
