import { sql } from 'kysely';
import pg from 'pg';
import type { Session } from '../database/session.ts';
import { SqlError } from '../errors.ts';
import { isErased, type RowCounts, refersToErased } from './find-rows.ts';
import { inOrder, type Reference } from './references.ts';

/** What tells of corrections, by the field that names the correction. */
const OF_CORRECTIONS = ['corrected_fields', 'refused_corrections', 'redated_corrections'];

/**
 * Deletes the rows in pg_temp.erased, after what stays has lost its references to them. Append-only tables let their owner
 * do so. Returns how many rows were blanked, by table. Throws SqlError where something keeps a row.
 */
export async function deleteRows(
  { db }: Session,
  references: readonly Reference[],
): Promise<RowCounts> {
  await sql`select set_config('nyx.take_back', 'on', true)`.execute(db);
  const blanked: RowCounts = {};
  for (const reference of references) {
    if (reference.isRequired) continue;
    const { child, field } = reference;
    const { numAffectedRows = 0n } = await sql`
      update ${sql.table(child)} as r set ${sql.id(field)} = null
      where ${refersToErased(reference)} and not ${isErased(child)}`.execute(db);
    if (numAffectedRows > 0n) blanked[child] = (blanked[child] ?? 0) + Number(numAffectedRows);
  }
  for (const name of OF_CORRECTIONS) {
    await sql`
      delete from ${sql.table(`etl.${name}`)} as c using pg_temp.erased as e
      where e.table_name = 'nyx.data_corrections' and e.id = c.correction_id`.execute(db);
  }
  await sql`
    delete from etl.application_facts as r where ${isErased('nyx.applications')}`.execute(db);
  for (const table of ['nyx.data_corrections', ...inOrder(references).reverse()])
    await deleteFrom({ db }, table);
  await sql`
    delete from etl.reader_answers as a
    where not exists (select from etl.email_readings as r where r.text_sha256 = a.text_sha256)`.execute(
    db,
  );
  return blanked;
}

async function deleteFrom({ db }: Pick<Session, 'db'>, table: string): Promise<void> {
  try {
    await sql`
      delete from ${sql.table(table)} as r using pg_temp.erased as e
      where e.table_name = ${table} and e.id = r.id`.execute(db);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === '23503')) throw error;
    throw kept(`rows of ${error.schema}.${error.table} refer to ${table}`, 'delete them first');
  }
  const { rows } = await sql<{ stay: boolean }>`
    select exists (select from ${sql.table(table)} as r where ${isErased(table)}) as stay`.execute(
    db,
  );
  if (rows[0]?.stay)
    throw kept(`a rule or a trigger keeps rows of ${table}`, `switch it off: \\d ${table} in psql`);
}

const kept = (sentence: string, remedy: string) =>
  new SqlError(sentence, { code: 'erase.kept', hint: `nothing was erased; ${remedy}` });
