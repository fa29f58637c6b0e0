// What is left to do when tables, columns, constraints and indexes are there.
import { MigrationError } from '../../errors.ts';
import { quoteIdentifier } from '../quoting.ts';
import {
  type Catalog,
  compareCatalogs,
  describeCatalog,
  describeWidened,
} from '../schema-drift.ts';
import type { Session } from '../session.ts';
import type { Moving } from './public-names.ts';

const SHAPE = /^(table|column|constraint|index) (nyx|saturnus)\./;

/**
 * Gives adopted tables the comments of `schema/`, and returns what they have beyond it. Throws
 * MigrationError where they are still not what `expected` says, which only a table of an unforeseen
 * kind can be.
 */
export async function finishTables(
  session: Session,
  expected: Catalog,
  adopted: ReadonlySet<string>,
): Promise<string[]> {
  const differences = compareCatalogs(expected, await describeCatalog(session));
  for (const { kind, object, remedy } of differences) {
    const [, table] = /^comment on (?:table|column) (\w+\.\w+)/.exec(object) ?? [];
    if (kind !== 'extra' && remedy && table && adopted.has(table)) await session.pg.query(remedy);
  }
  const shapes = differences.filter(({ object }) => SHAPE.test(object));
  // A column that differs here does so in its default alone, which the agent may count on.
  const wrong = shapes.filter(
    ({ kind, object }) => kind === 'missing' || (kind === 'changed' && !/^column /.test(object)),
  );
  if (wrong.length > 0)
    throw new MigrationError(
      `adopting would leave what schema/ does not have so: ${wrong.map(({ object }) => object).join(', ')}`,
      { hint: 'mend these in your database, then adopt again', code: 'adopt.shape' },
    );
  const extra = new Set(
    differences.filter(({ kind }) => kind === 'extra').map(({ object }) => object),
  );
  return shapes
    .filter(
      ({ object }) =>
        !extra.has(object.replace(/^index /, 'constraint ')) || !/^index /.test(object),
    )
    .map(({ kind, object }) => (kind === 'changed' ? `default of ${object}` : object))
    .concat([...extra].filter((object) => /^trigger /.test(object)))
    .sort();
}

/** What adopted tables and their schemas have switched off, or open to others, as `migrate verify` tells it. */
export async function readWidenings(
  session: Session,
  adopted: ReadonlySet<string>,
): Promise<string[]> {
  const widened = (await describeWidened(session)).map(({ object }) => object);
  return widened.filter((object) => {
    const [name] = /\b(?:nyx|saturnus)\b(?:\.\w+)?/.exec(object) ?? [];
    return name !== undefined && (!name.includes('.') || adopted.has(name));
  });
}

/** The rows of each table that was moved or copied. */
export async function countRows(session: Session, moving: readonly Moving[]) {
  const counts = moving.map(
    ({ source, schema, name }) =>
      `select '${schema}.${name}' as table, '${source}' as source, count(*)::integer as rows` +
      ` from ${schema}.${quoteIdentifier(name)}`,
  );
  const { rows } = await session.pg.query<{ table: string; source: string; rows: number }>(
    `${counts.join(' union all ')} order by 1`,
  );
  return rows.map(({ table, source, rows: n }) => {
    const from = source === 'public' ? ('public' as const) : ('second database' as const);
    return { table, from, rows: n };
  });
}
