import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../database/session.ts';
import type { MergeTarget } from './merge-target.ts';

/** Whether a staged row has a null in the key; asked once the types are checked. */
export async function hasNullKeys(
  session: Session,
  { rows, key }: Pick<MergeTarget, 'rows' | 'key'>,
): Promise<boolean> {
  if (key.length === 0) return false;
  const found =
    await sql`select from ${sql.table(rows)} as s where (${list('s', key)}) is not null is not true limit 1`.execute(
      session.db,
    );
  return found.rows.length > 0;
}

/** What makes a row the same row, as one comparable expression over alias `s` (staged) or `t` (stored). */
export function identity(
  alias: string,
  { key, nullsInKey, columns }: Pick<MergeTarget, 'key' | 'nullsInKey' | 'columns'>,
): RawBuilder<unknown> {
  if (key.length > 0 && nullsInKey === undefined)
    return key.length === 1 ? list(alias, key) : sql`(${list(alias, key)})`;
  // As text, because rows with nulls are equal only so, and so that a hash join can be used.
  const named = sql`row(${list(alias, key)})::text`;
  if (key.length > 0 && nullsInKey === 'equal') return named;
  const said = columns.filter((column) => column !== 'updated_at' && column !== 'id');
  const content = sql`row(${list(alias, said)})::text`;
  return key.length === 0
    ? content
    : sql`case when (${list(alias, key)}) is not null then ${named} else ${content} end`;
}

function list(alias: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));
}

/** The columns that an update sets. */
export function storedContent({ columns, key }: Pick<MergeTarget, 'columns' | 'key'>): string[] {
  return columns.filter((column) => column !== 'id' && !key.includes(column));
}

/** Those of them that make a row another one. The update itself moves updated_at, which would never come to rest. */
export function comparedContent(target: Pick<MergeTarget, 'columns' | 'key'>): string[] {
  return storedContent(target).filter((column) => column !== 'updated_at');
}
