import { type RawBuilder, sql } from 'kysely';
import type { ColumnGroup, MergeTarget } from './merge-target.ts';
import { NOTHING } from './normalise/says-nothing.ts';
import { comparedContent } from './row-identity.ts';

/** The columns to compare and set: the groups, as far as the file has them, and each other column by itself. */
export function groupsOf(target: MergeTarget): ColumnGroup[] {
  const content = comparedContent(target);
  const groups = (target.groups ?? [])
    .map((group) => ({
      ...group,
      columns: group.columns.filter((column) => content.includes(column)),
    }))
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
