import { sql } from 'kysely';
import pg from 'pg';
import type { Session } from '../database/session.ts';

/** Building an index anew costs about 9 us a row of the table, keeping the five up to date about 45 us a new row. */
const NEW_ROWS_PER_ROW = 0.5;
const FEWEST_ROWS = 50_000;

/**
 * Runs `work`, which adds about `newRows` rows to a table, without the table's secondary indexes when they are dwarfed
 * by what comes; they are built again afterwards. All in the load's transaction: a crash leaves the indexes as they were.
 * The table is locked for everybody meanwhile; when others use it, the indexes stay.
 */
export async function withoutSecondaryIndexes<T>(
  session: Session,
  table: string,
  newRows: number,
  work: () => Promise<T>,
): Promise<T> {
  if (newRows < FEWEST_ROWS || newRows < NEW_ROWS_PER_ROW * (await estimateRows(session, table)))
    return work();
  if (!(await lockForMyself(session, table))) return work();
  const indexes = await secondaryIndexes(session, table);
  for (const { schema, name } of indexes) await sql`drop index ${sql.id(schema, name)}`.execute(session.db);
  const result = await work();
  for (const { definition } of indexes) await sql.raw(definition).execute(session.db);
  return result;
}

async function estimateRows(session: Session, table: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select case when reltuples >= 0 then reltuples else pg_catalog.pg_relation_size(oid) / 1000 end::float8 as rows
    from pg_catalog.pg_class where oid = ${table}::regclass`.execute(session.db);
  return rows[0]?.rows ?? 0;
}

/** Indexes that belong to no constraint. */
async function secondaryIndexes(session: Session, table: string) {
  const { rows } = await sql<{ schema: string; name: string; definition: string }>`
    select n.nspname as schema, c.relname as name, pg_catalog.pg_get_indexdef(i.indexrelid) as definition
    from pg_catalog.pg_index as i
    inner join pg_catalog.pg_class as c on c.oid = i.indexrelid
    inner join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where i.indrelid = ${table}::regclass and i.indisvalid and not i.indisunique
        and not exists (select from pg_catalog.pg_constraint as k where k.conindid = i.indexrelid)
    order by c.relname`.execute(session.db);
  return rows;
}

/** Whether nobody else uses the table, who would have to wait; only its owner may ask. */
async function lockForMyself(session: Session, table: string): Promise<boolean> {
  await session.pg.query('savepoint lock_table');
  try {
    await sql`lock table ${sql.table(table)} in access exclusive mode nowait`.execute(session.db);
    await session.pg.query('release savepoint lock_table');
    return true;
  } catch (error) {
    await session.pg.query('rollback to savepoint lock_table');
    const refused = error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '42501');
    if (!refused) throw error;
    return false;
  }
}
