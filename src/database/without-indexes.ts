import { sql } from 'kysely';
import pg from 'pg';
import type { Session } from './session.ts';
import { skipWalCompression } from './wal-compression.ts';

/** Measured: building the indexes anew costs about 5 us a row of the table, keeping them up to date 18 us a new row. */
const NEW_ROWS_PER_ROW = 0.5;
const FEWEST_ROWS = 50_000;
const US_PER_NEW_ROW = 20;
const US_PER_ROW = 5;

/** For how long about others will not even read these tables. */
interface ExpectedWait {
  tables: readonly string[];
  seconds: number;
}

/** Told of the wait before others are locked out. */
export type Exclusive = (wait: ExpectedWait) => void;

/** The sessions whose work may lock others out. */
const allowed = new WeakMap<pg.Client, Exclusive>();

/** Does `work` on a session that, given whom to tell, may lock others out of what it loads. */
export async function allowExclusive<T>(
  { pg: client }: Session,
  exclusive: Exclusive | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (exclusive) allowed.set(client, exclusive);
  try {
    return await work();
  } finally {
    allowed.delete(client);
  }
}

/**
 * Runs `work`, which adds about `newRows` rows to a table, without the table's indexes and foreign keys when what is there is
 * dwarfed by what comes; afterwards indexes are built again, and keys checked by one join instead of row by row. The primary key
 * stays, unless `dropsPrimaryKey` says that `work` adds no key twice: filling its index row by row takes longer than all else of
 * a narrow row. All in the load's transaction: a crash leaves them as they were. The table and those it refers to are
 * locked for everybody meanwhile, so all stays as it is unless `allowExclusive` lets it, or when others use or own them.
 */
export async function withoutIndexes<T>(
  session: Session,
  table: string,
  newRows: number,
  work: () => Promise<T>,
  { dropsPrimaryKey = false } = {},
): Promise<T> {
  const tell = allowed.get(session.pg);
  if (!tell || newRows < FEWEST_ROWS) return work();
  const rows = await estimateRows(session, table);
  if (newRows < NEW_ROWS_PER_ROW * rows) return work();
  const tables = [table, ...(await readReferenced(session, table))];
  if (!(await ownsAll(session, tables))) return work();
  const expectedUs = newRows * US_PER_NEW_ROW + (rows + newRows) * US_PER_ROW;
  tell({ tables, seconds: Math.ceil(expectedUs / 1e6) });
  if (!(await lockForMyself(session, tables))) return work();
  await skipWalCompression(session);
  const indexes = await readIndexes(session, table, dropsPrimaryKey);
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

/** The other tables that the foreign keys of a table refer to. */
async function readReferenced(session: Session, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct n.nspname || '.' || c.relname as name
    from pg_catalog.pg_constraint as f
    inner join pg_catalog.pg_class as c on c.oid = f.confrelid
    inner join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where f.contype = 'f' and f.conrelid = ${table}::regclass and f.confrelid <> f.conrelid
    order by name`.execute(session.db);
  return rows.map(({ name }) => name);
}

/** How to drop and to create again each index that no foreign key needs: unique constraints, then the others; then foreign keys. */
async function readIndexes(session: Session, table: string, withPrimaryKey: boolean) {
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
    where i.indrelid = ${table}::regclass and i.indisvalid
        and (${withPrimaryKey} or not i.indisprimary)
        and not exists (
            select from pg_catalog.pg_constraint as f where f.contype = 'f' and f.conindid = i.indexrelid
        )
    order by i.indisunique desc, c.relname`.execute(session.db);
  const keys = await sql<{ drop: string; create: string }>`
    select
        format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname,
            pg_catalog.pg_get_constraintdef(oid)) as create
    from pg_catalog.pg_constraint
    where contype = 'f' and conrelid = ${table}::regclass
    order by conname`.execute(session.db);
  return [...rows, ...keys.rows];
}

/** Whether the role may drop what the tables have, which their owner alone may. */
async function ownsAll(session: Session, tables: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ owned: boolean }>`
    select bool_and(pg_catalog.pg_has_role(relowner, 'usage')) as owned
    from pg_catalog.pg_class where oid = any (${[...tables]}::regclass[])`.execute(session.db);
  return rows[0]?.owned ?? false;
}

/** Whether nobody else uses the tables, who would have to wait. */
async function lockForMyself(session: Session, tables: readonly string[]): Promise<boolean> {
  await session.pg.query('savepoint lock_table');
  try {
    // Long enough for autovacuum to step aside, which it does after a second.
    await sql`set local lock_timeout = '3s'`.execute(session.db);
    await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in access exclusive mode`.execute(
      session.db,
    );
    await sql`set local lock_timeout = default`.execute(session.db);
    await session.pg.query('release savepoint lock_table');
    return true;
  } catch (error) {
    await session.pg.query('rollback to savepoint lock_table');
    if (!(error instanceof pg.DatabaseError && error.code === '55P03')) throw error;
    return false;
  }
}
