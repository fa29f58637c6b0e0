import { sql } from 'kysely';
import pg from 'pg';
import type { Session } from '../database/session.ts';
import { skipWalCompression } from '../database/wal-compression.ts';

/** Measured: building the indexes anew costs about 5 us a row of the table, keeping them up to date 18 us a new row. */
const NEW_ROWS_PER_ROW = 0.5;
const FEWEST_ROWS = 50_000;

/**
 * Runs `work`, which adds about `newRows` rows to a table, without the table's indexes (but the primary key) when what is there
 * is dwarfed by what comes; they are built again afterwards. All in the load's transaction: a crash leaves them as they
 * were. The table is locked for everybody meanwhile; when others use it, the indexes stay.
 */
export async function withoutIndexes<T>(
  session: Session,
  table: string,
  newRows: number,
  work: () => Promise<T>,
): Promise<T> {
  if (newRows < FEWEST_ROWS || newRows < NEW_ROWS_PER_ROW * (await estimateRows(session, table)))
    return work();
  if (!(await lockForMyself(session, table))) return work();
  await skipWalCompression(session);
  const indexes = await readIndexes(session, table);
  for (const { drop } of indexes) await sql.raw(drop).execute(session.db);
  const result = await work();
  for (const { create } of indexes) await sql.raw(create).execute(session.db);
  return result;
}

async function estimateRows(session: Session, table: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select case when reltuples >= 0 then reltuples else pg_catalog.pg_relation_size(oid) / 1000 end::float8 as rows
    from pg_catalog.pg_class where oid = ${table}::regclass`.execute(session.db);
  return rows[0]?.rows ?? 0;
}

/** How to drop and to create again each index that no foreign key needs: unique constraints, then the others. */
async function readIndexes(session: Session, table: string) {
  const { rows } = await sql<{ drop: string; create: string }>`
    select
        case when k.oid is null then format('drop index %I.%I', n.nspname, c.relname)
            else format('alter table %s drop constraint %I', i.indrelid::regclass, k.conname) end as drop,
        case when k.oid is null then pg_catalog.pg_get_indexdef(i.indexrelid)
            else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname,
                pg_catalog.pg_get_constraintdef(k.oid)) end as create
    from pg_catalog.pg_index as i
    inner join pg_catalog.pg_class as c on c.oid = i.indexrelid
    inner join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    left join pg_catalog.pg_constraint as k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
    where i.indrelid = ${table}::regclass and i.indisvalid and not i.indisprimary
        and not exists (
            select from pg_catalog.pg_constraint as f where f.contype = 'f' and f.conindid = i.indexrelid
        )
    order by i.indisunique desc, c.relname`.execute(session.db);
  return rows;
}

/** Whether nobody else uses the table, who would have to wait; only its owner may ask. */
async function lockForMyself(session: Session, table: string): Promise<boolean> {
  await session.pg.query('savepoint lock_table');
  try {
    // Long enough for autovacuum to step aside, which it does after a second.
    await sql`set local lock_timeout = '3s'`.execute(session.db);
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(session.db);
    await sql`set local lock_timeout = default`.execute(session.db);
    await session.pg.query('release savepoint lock_table');
    return true;
  } catch (error) {
    await session.pg.query('rollback to savepoint lock_table');
    const refused = error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '42501');
    if (!refused) throw error;
    return false;
  }
}
