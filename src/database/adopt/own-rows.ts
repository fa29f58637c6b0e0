import type { Session } from '../session.ts';

/**
 * Whether a table has other rows than those that migrations have made; `table` is quoted where it
 * has to be.
 */
export async function hasOwnRows(session: Session, table: string): Promise<boolean> {
  const { rowCount } = await session.pg.query(`
    select
    from ${table} as t
    where not exists (
        select
        from etl.migrations as m
        where to_jsonb(m) ->> 'applied_at' = to_jsonb(t) ->> 'created_at'
    )
    limit 1`);
  return (rowCount ?? 0) > 0;
}
