import { type RawBuilder, sql } from 'kysely';
import type { OnConflict } from '../choices.ts';
import type { Session } from '../database/session.ts';

/** How staged rows meet stored ones. */
export interface MergeTarget {
  /** Schema-qualified table. */
  table: string;
  /** The staging table behind `rows`, when it is not `pg_temp.stage`. */
  stage?: string;
  /** A relation of the target's columns, with their types, and `record_number`. */
  rows: string;
  /** Columns that name a row; empty when nothing does, and then the same content is the same row. */
  key: readonly string[];
  /** What a null in the key means: the row is known by its content; or nulls are equal like any other value. */
  nullsInKey?: 'content' | 'equal';
  /** The columns of `rows` to store. The others of the table keep their value, or get their default. */
  columns: readonly string[];
  /** Columns in which a null says nothing, also when stored values are to be replaced. */
  keptWhenNull?: readonly string[];
  /** Columns that are kept or taken together, unless stored values are to be replaced. */
  groups?: readonly ColumnGroup[];
  /** Columns of text in which a word like `unknown` says no more than a null. */
  wordyColumns?: readonly string[];
  onConflict: OnConflict;
}

/** Columns that one source fills together: the currency of one file says nothing about the amount of another. */
export interface ColumnGroup {
  columns: readonly string[];
  /** SQL over `s` (staged) and `t` (stored): what the file says is but a part of what is known. */
  isPoorer?: string;
}

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
