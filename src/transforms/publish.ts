// Makes a target equal to pg_temp.<transform> for the keys in pg_temp.scope.

import type { Session } from '../database/session.ts';
import { countRows } from './scope.ts';
import { computedColumns, inScope, list, standingRows } from './standing-rows.ts';
import type { Transform } from './transform.ts';

/** Rows of the target that a run touched or left. */
export interface Published {
  inserted: number;
  updated: number;
  deleted: number;
  unchanged: number;
}

/**
 * Writes only what differs: unchanged rows keep their id and are not touched, changed ones are updated, vanished
 * ones removed. An appending transform adds rows and touches none.
 */
export async function publish(
  session: Session,
  transform: Transform,
  options: { whole: boolean; asOf: string },
): Promise<Published> {
  const columns = await computedColumns(session, transform);
  const standing = standingRows(transform, options.whole ? 'true' : inScope(transform));
  return transform.mode === 'append'
    ? append(session, transform, columns, standing, options.asOf)
    : replace(session, transform, columns, standing);
}

async function append(
  session: Session,
  { name, target, key, newestBy = 'created_at' }: Transform,
  columns: string[],
  standing: string,
  asOf: string,
): Promise<Published> {
  const keys = key.join(', ');
  const values = columns.filter((column) => !key.includes(column));
  // A new row is newer than the one it follows, also when the clock or the as-of went back.
  const { rowCount } = await session.pg.query(
    `insert into ${target} (id, ${columns.join(', ')}, ${newestBy})
    select etl.uuid_v7(), ${list('n', columns)}, greatest($1::timestamptz, t.${newestBy} + interval '1 microsecond')
    from pg_temp.${name} as n
    left join (${standing}) as t using (${keys})
    where t.id is null or row(${list('n', values)}) is distinct from row(${list('t', values)})
    order by ${list('n', key)}`,
    [asOf],
  );
  const inserted = rowCount ?? 0;
  const unchanged = (await countRows(session, `pg_temp.${name}`)) - inserted;
  return { inserted, updated: 0, deleted: 0, unchanged };
}

async function replace(
  session: Session,
  transform: Transform,
  columns: string[],
  standing: string,
): Promise<Published> {
  const { name, target, key } = transform;
  await yieldToOthers(session, transform);
  const computed = await countRows(session, `pg_temp.${name}`);
  if (await isEmpty(session, target)) {
    await insertInOrder(session, transform, columns, `pg_temp.${name} as c`);
    return { inserted: computed, updated: 0, deleted: 0, unchanged: 0 };
  }
  const values = columns.filter((column) => !key.includes(column));
  await session.pg.query(`
    create temporary table changes on commit drop as
    select
        case when t.id is null then 'insert' when n.${key[0]} is null then 'delete' else 'update' end as change,
        t.id as target_id,
        n.*
    from pg_temp.${name} as n
    full join (${standing}) as t
        on ${key.map((column) => `t.${column} = n.${column}`).join(' and ')}
    where t.id is null
        or n.${key[0]} is null
        or row(${list('n', values)}) is distinct from row(${list('t', values)});
    analyze pg_temp.changes`);
  const deleted = await session.pg.query(
    `delete from ${target} as t using pg_temp.changes as c where c.change = 'delete' and t.id = c.target_id`,
  );
  const updated = await session.pg.query(
    `update ${target} as t set ${values.map((column) => `${column} = c.${column}`).join(', ')}
    from pg_temp.changes as c where c.change = 'update' and t.id = c.target_id`,
  );
  const fresh = `pg_temp.changes as c where c.change = 'insert'`;
  const inserted = await insertInOrder(session, transform, columns, fresh);
  const counts = { inserted, updated: updated.rowCount ?? 0 };
  return {
    ...counts,
    deleted: deleted.rowCount ?? 0,
    unchanged: computed - counts.inserted - counts.updated,
  };
}

/** New ids rise with the keys, so that rows are appended to every index instead of scattered over it. */
async function insertInOrder(
  session: Session,
  { target, key }: Transform,
  columns: string[],
  from: string,
): Promise<number> {
  const { rowCount } = await session.pg.query(
    columns.includes('id')
      ? `insert into ${target} (${columns.join(', ')})
        select ${list('c', columns)} from ${from} order by ${list('c', key)}`
      : `insert into ${target} (id, ${columns.join(', ')})
        select etl.uuid_v7(), ${list('c', columns)} from ${from} order by ${list('c', key)}`,
  );
  return rowCount ?? 0;
}

/** A row that somebody else keeps under the same key stays and wins. */
export async function yieldToOthers(
  session: Session,
  { name, target, key, ownRows }: Transform,
): Promise<void> {
  if (ownRows === undefined) return;
  await session.pg.query(
    `delete from pg_temp.${name} as n
    using (select * from ${target} as t where (${ownRows}) is not true) as t
    where ${key.map((column) => `t.${column} = n.${column}`).join(' and ')}`,
  );
}

async function isEmpty(session: Session, target: string): Promise<boolean> {
  const { rows } = await session.pg.query<{ empty: boolean }>(
    `select not exists (select from ${target}) as empty`,
  );
  return rows[0]?.empty ?? false;
}
