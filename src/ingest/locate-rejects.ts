import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { MOST_PLACES, type RecordLocator } from './source/record-locator.ts';

/** Notes in `pg_temp.stage_reject` on which lines the first of the rejects stand. */
export async function locateRejects(session: Session, locate: RecordLocator): Promise<void> {
  const { rows } = await sql<{ record_number: bigint; raw: string }>`
    select record_number, raw from pg_temp.stage_reject
    where record_number is not null and line_number is null and raw is not null
    order by record_number limit ${MOST_PLACES}`.execute(session.db);
  if (rows.length === 0) return;
  const places = await locate(
    rows.map(({ record_number, raw }) => ({ recordNumber: Number(record_number), raw })),
  );
  const found = [...places].map(([record_number, { line, offset }]) => ({
    record_number,
    line,
    offset,
  }));
  await sql`
    update pg_temp.stage_reject as r set line_number = place.line, byte_offset = place."offset"
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as place (record_number bigint, line bigint, "offset" bigint)
    where place.record_number = r.record_number`.execute(session.db);
}
