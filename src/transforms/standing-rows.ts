import type { Session } from '../database/session.ts';
import type { Transform } from './transform.ts';

/**
 * SQL of the target's rows that a computed row is compared with: of an appending transform the newest of each key.
 * `scoped` is a condition on the target as `t`.
 */
export function standingRows(transform: Transform, scoped: string): string {
  const { target, key, mode, newestBy = 'created_at', ownRows = 'true' } = transform;
  const rows = `${target} as t where ${scoped} and ${ownRows}`;
  if (mode === 'replace') return `select * from ${rows}`;
  const keys = list('t', key);
  return `select distinct on (${keys}) * from ${rows} order by ${keys}, t.${newestBy} desc nulls last, t.id desc`;
}

/** SQL condition on the target as `t`: its keys are in `pg_temp.scope`. */
export const inScope = ({ scopeColumn }: Transform): string =>
  `t.${scopeColumn} = any (array (select key from pg_temp.scope))`;

/** Columns of `pg_temp.<name>`: those the computation fills, in their order. */
export async function computedColumns(session: Session, { name }: Transform): Promise<string[]> {
  const { rows } = await session.pg.query<{ attname: string }>(
    'select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum',
    [`pg_temp.${name}`],
  );
  return rows.map((row) => row.attname);
}

/** Differences between the rows in `pg_temp.<name>` and those that stand. */
interface Differences {
  missing: number;
  different: number;
  superfluous: number;
}

/** Compares `pg_temp.<name>` with the target for the keys in scope. An appending transform has no superfluous rows. */
export async function compareRows(
  session: Session,
  transform: Transform,
  whole: boolean,
): Promise<Differences> {
  const { name, key, mode } = transform;
  const values = (await computedColumns(session, transform)).filter(
    (column) => !key.includes(column),
  );
  const { rows } = await session.pg.query<{
    missing: bigint;
    different: bigint;
    superfluous: bigint;
  }>(`
    select
        count(*) filter (where t.id is null) as missing,
        count(*) filter (where t.id is not null and n.${key[0]} is not null) as different,
        count(*) filter (where n.${key[0]} is null) as superfluous
    from pg_temp.${name} as n
    full join (${standingRows(transform, whole ? 'true' : inScope(transform))}) as t
        on ${key.map((column) => `t.${column} = n.${column}`).join(' and ')}
    where t.id is null
        or n.${key[0]} is null
        or row(${list('n', values)}) is distinct from row(${list('t', values)})`);
  return {
    missing: Number(rows[0]?.missing ?? 0n),
    different: Number(rows[0]?.different ?? 0n),
    superfluous: mode === 'append' ? 0 : Number(rows[0]?.superfluous ?? 0n),
  };
}

/** `n.a, n.b` */
export const list = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${alias}.${column}`).join(', ');
