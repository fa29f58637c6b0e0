import type { OnConflict } from './load-plan.ts';

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
