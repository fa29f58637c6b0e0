import { type RawBuilder, sql } from 'kysely';
import type { MergeTarget } from './merge-rows.ts';
import { NOTHING } from './normalise/says-nothing.ts';
import { comparedContent } from './row-identity.ts';

/** Columns that one source fills together: the currency of one file says nothing about the amount of another. */
export interface ColumnGroup {
  columns: readonly string[];
  /** SQL over `s` (staged) and `t` (stored): what the file says is but a part of what is known. */
  isPoorer?: string;
}

/** The columns to compare and set: the groups, as far as the file has them, and each other column by itself. */
export function groupsOf(target: MergeTarget): ColumnGroup[] {
  const content = comparedContent(target);
  const groups = (target.groups ?? [])
    .map((group) => ({ ...group, columns: group.columns.filter((column) => content.includes(column)) }))
    .filter(({ columns }) => columns.length > 0);
  const grouped = new Set(groups.flatMap(({ columns }) => columns));
  return [
    ...groups,
    ...content.filter((column) => !grouped.has(column)).map((column) => ({ columns: [column] })),
  ];
}

/** SQL condition: the staged row says something about a group. */
export function isSaid(target: MergeTarget, { columns }: ColumnGroup): RawBuilder<unknown> {
  return sql`(${sql.join(
    columns.map((column) => saidValue(target, column)),
    sql` or `,
  )})`;
}

function saidValue(target: MergeTarget, column: string): RawBuilder<unknown> {
  const value = sql.ref(`s.${column}`);
  if (!target.wordyColumns?.includes(column)) return sql`${value} is not null`;
  return sql`coalesce(lower(btrim(${value}, E' \\t\\r\\n')) <> all (${NOTHING}::text[]), false)`;
}
