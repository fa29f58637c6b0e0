import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { setAside } from '../load-rejects.ts';
import { identity, type MergeTarget } from '../merge-target.ts';
import type { TableConstraint, TableShape } from './table-shape.ts';

/** The staged rows with the table's types, as a temporary view. */
export const TYPED = 'pg_temp.typed';

/** Sets aside the staged records that the table's NOT NULL, CHECK and foreign keys would refuse. */
export async function checkConstraints(
  session: Session,
  shape: TableShape,
  mapped: readonly string[],
): Promise<void> {
  await checkRequired(session, shape, mapped);
  for (const constraint of shape.constraints) {
    if (!constraint.columns.every((column) => mapped.includes(column))) continue;
    if (constraint.kind === 'c') await checkExpression(session, constraint);
    if (constraint.kind === 'f') await checkReference(session, shape, constraint);
  }
}

/** Sets aside the records that share a UNIQUE value with another row: a stored one, or one of an earlier record. */
export async function checkUnique(
  session: Session,
  shape: TableShape,
  target: MergeTarget,
): Promise<void> {
  for (const { kind, columns } of shape.constraints) {
    const isKey = columns.join() === target.key.join() && target.nullsInKey === undefined;
    if (
      (kind !== 'u' && kind !== 'p') ||
      isKey ||
      !columns.every((column) => target.columns.includes(column))
    )
      continue;
    const taken = (other: string) =>
      sql`${pairs(other, columns, 's', columns)} and ${identity(other, target)} is distinct from ${identity('s', target)}`;
    // One after the other: each is a join, both in one condition would be a search for every row.
    const others = [
      [
        `another row of ${shape.table} has the same value`,
        sql`exists (select from ${sql.table(shape.table)} as t where ${taken('t')})`,
      ],
      [
        'an earlier record has the same value',
        sql`exists (select from ${sql.table(TYPED)} as o where ${taken('o')} and o.record_number < s.record_number)`,
      ],
    ] as const;
    for (const [message, where] of others) {
      await setAside(session, {
        rows: TYPED,
        column: columns.join(', '),
        reason: 'not_unique',
        message: sql`${message}::text`,
        where,
      });
    }
  }
}

/** Sets aside the records that would change a row of a table that only takes new ones. */
export async function checkAppendOnly(session: Session, target: MergeTarget): Promise<void> {
  const differs = sql.join(
    target.columns.map(
      (column) => sql`${sql.ref(`t.${column}`)} is distinct from ${sql.ref(`s.${column}`)}`,
    ),
    sql` or `,
  );
  await setAside(session, {
    rows: TYPED,
    column: null,
    reason: 'append_only',
    message: sql`${`${target.table} takes new rows only, and this one is there with another content`}::text`,
    where: sql`exists (
      select from ${sql.table(target.table)} as t where ${identity('t', target)} = ${identity('s', target)} and (${differs})
    )`,
  });
}

async function checkRequired(
  session: Session,
  shape: TableShape,
  mapped: readonly string[],
): Promise<void> {
  for (const column of shape.columns) {
    if (!column.required || column.name === 'id' || !mapped.includes(column.name)) continue;
    await setAside(session, {
      rows: TYPED,
      column: column.name,
      reason: 'missing',
      message: sql`'a value is required'`,
      where: sql`${sql.ref(`s.${column.name}`)} is null`,
    });
  }
}

async function checkExpression(
  session: Session,
  { columns, expression }: TableConstraint,
): Promise<void> {
  await setAside(session, {
    rows: TYPED,
    column: columns.join(', '),
    reason: 'not_allowed',
    message: sql`${describeCheck(expression ?? '')}::text`,
    // The catalog's own text, over the same column names.
    where: sql`not (${sql.raw(expression ?? 'true')})`,
  });
}

/** What a CHECK demands, as a person would say it; any other than a list of values as the catalog has it. */
function describeCheck(expression: string): string {
  const values = allowedValues(expression);
  return values ? `must be one of ${values.join(', ')}` : `the table demands ${expression}`;
}

/** The values that `x = any (array['a'::text, …])` allows; undefined for any other condition. */
export function allowedValues(expression: string): string[] | undefined {
  const list = /^\(\w+ = ANY \(ARRAY\[(.+)\]\)\)$/.exec(expression)?.[1];
  const values = list?.split(', ').map((value) => /^'([^']+)'::text$/.exec(value)?.[1] ?? '');
  return values?.includes('') ? undefined : values;
}

async function checkReference(
  session: Session,
  shape: TableShape,
  constraint: TableConstraint,
): Promise<void> {
  const { columns } = constraint;
  const table = constraint.other_table ?? '';
  const others = constraint.other_columns ?? [];
  // A row may refer to one that arrives in the same file.
  const inFile = sql`and not exists (select from ${sql.table(TYPED)} as o where ${pairs('o', others, 's', columns)})`;
  await setAside(session, {
    rows: TYPED,
    column: columns.join(', '),
    reason: 'no_such_row',
    message: sql`${`there is no such row in ${table}`}::text`,
    where: sql`(${sql.join(columns.map((column) => sql.ref(`s.${column}`)))}) is not null
      and not exists (select from ${sql.table(table)} as t where ${pairs('t', others, 's', columns)})
      ${table === shape.table ? inFile : sql``}`,
  });
}

/** `a.x = b.y and …` */
function pairs(a: string, ofA: readonly string[], b: string, ofB: readonly string[]) {
  return sql.join(
    ofA.map(
      (column, index) => sql`${sql.ref(`${a}.${column}`)} = ${sql.ref(`${b}.${ofB[index]}`)}`,
    ),
    sql` and `,
  );
}
