import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../database/session.ts';

export interface SetAside {
  /** The relation whose rows are judged, as alias `s`; it has `record_number`. */
  rows: string;
  column: string | null;
  reason: string;
  message: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
}

/** Moves the staged records that satisfy `where` into `pg_temp.stage_reject`. */
export async function setAside(
  session: Session,
  { rows, column, reason, message, where }: SetAside,
): Promise<void> {
  await sql`
    with bad as (
        select s.record_number, ${message} as message from ${sql.table(rows)} as s where ${where}
    ), moved as (
        delete from pg_temp.stage as s using bad where bad.record_number = s.record_number
    )
    insert into pg_temp.stage_reject (record_number, column_name, reason_code, message)
    select record_number, ${column}::text, ${reason}::text, message from bad`.execute(session.db);
}
