import { type RawBuilder, sql } from 'kysely';
import { copyInto, encodeCopyRows } from '../database/copy.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import type { Notes } from '../ledger/loads.ts';
import { type FilePart, partParameters } from './file-part.ts';
import type { ExportedReject, LoadSummary, Reject, Staged } from './load-plan.ts';
import { MOST_PLACES, type RecordLocator } from './source/record-locator.ts';

const stageReject = sqlFile(import.meta.url, './stage_reject.sql');
const rejectSummary = sqlFile(import.meta.url, './reject_summary.sql');
const noRecords = sqlFile(import.meta.url, './no_records.sql');
const firstRejects = sqlFile(import.meta.url, './first_rejects.sql');

/**
 * Creates `pg_temp.stage_reject` with the rejects that are known already; returns how many of them
 * are records, and how many lines that are none.
 */
export async function stageRejects(
  session: Session,
  rejects: Staged['rejects'],
): Promise<{ records: number; lines: number }> {
  await runSqlFile(session, stageReject);
  let lines = 0;
  async function* rows() {
    for await (const reject of rejects) {
      if (reject.recordNumber === null) lines += 1;
      const { recordNumber, lineNumber, byteOffset, columnName, reasonCode, message } = reject;
      const raw = reject.raw?.replaceAll('\0', '\uFFFD') ?? null;
      yield [recordNumber, lineNumber, byteOffset, columnName, reasonCode, message, raw];
    }
  }
  const all = await copyInto(
    session,
    'copy pg_temp.stage_reject from stdin',
    encodeCopyRows(rows()),
  );
  return { records: all - lines, lines };
}

/** Drops those of `read` records that were never meant to be any; returns how many, and what to note of them. */
export async function dropNoRecords(
  session: Session,
  read: number,
): Promise<{ rows: number; notes: Notes }> {
  const { rows } = await runSqlFile<{ kind: string; rows: bigint }>(session, noRecords, {
    read: String(read),
  });
  const kinds = Object.fromEntries(rows.map((row) => [row.kind, Number(row.rows)]));
  const sum = Object.values(kinds).reduce((total, count) => total + count, 0);
  return { rows: sum, notes: sum === 0 ? {} : { file: kinds } };
}

interface SetAside {
  /** The relation whose rows are judged, as alias `s`; it has `record_number`. */
  rows: string;
  column: string | null;
  reason: string;
  message: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
}

/** Moves the records of `pg_temp.stage` that satisfy `where` into `pg_temp.stage_reject`. */
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

/**
 * Notes in `pg_temp.stage_reject` on which lines the first of the rejects stand, where the file has
 * lines.
 */
export async function locateRejects(session: Session, locate: RecordLocator | null): Promise<void> {
  const { rows } = await sql<{ record_number: bigint; raw: string }>`
    select record_number, raw from pg_temp.stage_reject
    where record_number is not null and line_number is null and raw is not null
    order by record_number limit ${MOST_PLACES}`.execute(session.db);
  if (rows.length === 0 || locate === null) return;
  const places = await locate(
    rows.map(({ record_number, raw }) => ({ recordNumber: Number(record_number), raw })),
  );
  const found = [...places].map(([record_number, place]) => ({ record_number, ...place }));
  await sql`
    update pg_temp.stage_reject as r set line_number = place.line, byte_offset = place."offset"
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as place (record_number bigint, line bigint, "offset" bigint)
    where place.record_number = r.record_number`.execute(session.db);
}

/** What is set aside, with its records as far as they were kept, in the order of the file. */
export async function readRejectedRecords(
  session: Session,
  format: string,
): Promise<ExportedReject[]> {
  const { rows } = await sql<Omit<ExportedReject, 'id' | 'format'>>`
    select record_number as "recordNumber", line_number as "lineNumber", column_name as "columnName", message, raw
    from pg_temp.stage_reject where raw is not null
    order by record_number, line_number`.execute(session.db);
  return rows.map((row) => ({ id: null, format, ...row }));
}

/** How many records of a part are set aside, why, and the first of them. */
export async function readRejects(
  session: Session,
  part: FilePart,
): Promise<Pick<LoadSummary, 'reasons' | 'rejects' | 'rejected'>> {
  const { rows } = await runSqlFile<{ reason_code: string; rejects: bigint }>(
    session,
    rejectSummary,
    partParameters(part),
  );
  const reasons = Object.fromEntries(rows.map((row) => [row.reason_code, Number(row.rejects)]));
  const first = await runSqlFile<Omit<Reject, 'raw'>>(session, firstRejects, partParameters(part));
  return {
    reasons,
    rejects: first.rows,
    rejected: Object.values(reasons).reduce((sum, count) => sum + count, 0),
  };
}
