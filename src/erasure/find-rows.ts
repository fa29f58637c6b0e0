import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { inOrder, type Reference, USERS } from './references.ts';

/** How many rows of each table go, or lose a reference to what goes. */
export type RowCounts = Record<string, number>;

/**
 * Collects in pg_temp.erased which rows are a person's: those that name it, and those that refer to such a row, unless they
 * also refer to somebody else's and could do without this one. In pg_temp.brought are the transactions that wrote them
 * last, in pg_temp.kept those of them that wrote rows which stay.
 */
export async function findRows(
  { db, pg }: Session,
  userId: string,
  references: readonly Reference[],
): Promise<RowCounts> {
  await pg.query(`
    create temporary table erased (
        table_name text not null, id uuid not null, primary key (table_name, id)
    ) on commit drop;
    create temporary table brought (xid bigint primary key) on commit drop;
    create temporary table kept (xid bigint primary key) on commit drop`);
  await sql`insert into pg_temp.erased values (${USERS}, ${userId})`.execute(db);
  const counts: RowCounts = { [USERS]: 1 };
  for (const table of inOrder(references)) {
    if (table !== USERS) {
      const { numAffectedRows = 0n } = await sql`
        insert into pg_temp.erased
        select ${table}, r.id from ${sql.table(table)} as r
        where ${isOfErased(references.filter(({ child, decides }) => child === table && decides))}`.execute(
        db,
      );
      if (numAffectedRows > 0n) counts[table] = Number(numAffectedRows);
      await pg.query('analyze pg_temp.erased');
    }
    await noteTransactions({ db }, table);
  }
  const corrections = await findCorrections({ db });
  return corrections > 0 ? { ...counts, 'nyx.data_corrections': corrections } : counts;
}

/** Of a row `r`: that what it must have goes, or all that it has. */
function isOfErased(references: readonly Reference[]): RawBuilder<unknown> {
  const goes = references.map((reference) => refersToErased(reference));
  const required = goes.filter((_, n) => references[n]?.isRequired);
  const all = references.map(
    ({ field }, n) => sql`(${sql.ref(`r.${field}`)} is null or ${goes[n]})`,
  );
  const onlyErased = sql`((${sql.join(goes, sql` or `)}) and ${sql.join(all, sql` and `)})`;
  return sql`(${sql.join([...required, onlyErased], sql` or `)})`;
}

/** Of a row `r`: that the one it refers to goes. */
export function refersToErased({ field, parent }: Reference): RawBuilder<boolean> {
  return isAmongErased(parent, sql.ref(`r.${field}`));
}

/** Of a row `r`: that it goes. */
export function isErased(table: string): RawBuilder<boolean> {
  return isAmongErased(table, sql.ref('r.id'));
}

/**
 * By the index where the ids are too many for the memory of a statement: `in` would compare each
 * with each.
 */
function isAmongErased(table: string, id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (
    select from pg_temp.erased as e where e.table_name = ${table} and e.id = ${id}
  )`;
}

async function noteTransactions({ db }: Pick<Session, 'db'>, table: string): Promise<void> {
  const xid = sql`r.xmin::text::bigint`;
  await sql`
    insert into pg_temp.brought select distinct ${xid} from ${sql.table(table)} as r
    where ${isErased(table)} on conflict do nothing`.execute(db);
  await sql`
    insert into pg_temp.kept select distinct ${xid} from ${sql.table(table)} as r
    where ${xid} in (select xid from pg_temp.brought) and not ${isErased(table)}
    on conflict do nothing`.execute(db);
}

async function findCorrections({ db }: Pick<Session, 'db'>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into pg_temp.erased
    select 'nyx.data_corrections', c.id
    from nyx.data_corrections as c
    join pg_temp.erased as e on e.id = c.record_id
    where split_part(e.table_name, '.', 2) = split_part(c.table_name, '.', -1)`.execute(db);
  return Number(numAffectedRows);
}
