import { sql } from 'kysely';
import { copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { TabularSource } from './tabular-source.ts';

/** DuckDB query: record_number and raw of the records whose numbers a query gives; no other record is made into JSON. */
function rawRecords(source: TabularSource, numbers: string): string {
  return `select r.record_number, raw_text(${source.raw}) as raw
    from (select row_number() over () as record_number, r.* from ${source.relation}) as r
    where r.record_number in (${numbers})`;
}

/** Reads the file once more for the raw records of those set aside; they are few, so the others never carry theirs. */
export async function addRawRecords(
  session: Session,
  reader: Reader,
  source: TabularSource,
): Promise<void> {
  const { rows } = await sql<{ record_number: bigint }>`
    select record_number from pg_temp.stage_reject where raw is null and record_number is not null`.execute(
    session.db,
  );
  if (rows.length === 0) return;
  const numbers = rows.map((row) => row.record_number).join(', ');
  const records = await reader.rows(rawRecords(source, `select unnest([${numbers}])`));
  await sql`create temporary table raw_record (record_number bigint, raw text) on commit drop`.execute(
    session.db,
  );
  await copyInto(
    session,
    'copy pg_temp.raw_record from stdin',
    encodeCopyRows(records.map((record) => [String(record.record_number), String(record.raw)])),
  );
  await sql`
    update pg_temp.stage_reject as r set raw = raw_record.raw
    from pg_temp.raw_record where raw_record.record_number = r.record_number`.execute(session.db);
}
