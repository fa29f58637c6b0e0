import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';

/** One field that leads from a row to the person it belongs to. */
export interface Reference {
  /** With its schema, e.g. `nyx.applications`. */
  child: string;
  field: string;
  isRequired: boolean;
  parent: string;
  /** Whether it says whose the row is, or only leads to something else of a person. */
  decides: boolean;
}

export const USERS = 'nyx.users';

/**
 * How the rows of the data model lead to their persons; what etl keeps of them goes with them. Throws ConfigError for a table
 * of somebody else among them whose rows cannot be told apart.
 */
export async function readReferences(session: Session): Promise<Reference[]> {
  await requireIds(session);
  const { rows } = await sql<Reference>`
    select
        child::text as child, field::text as field, is_required as "isRequired",
        parent::text as parent, decides
    from etl.person_references()
    where child::text ~ '^(nyx|saturnus)[.]'
    union all
    select
        c.conrelid::regclass::text, a.attname::text, a.attnotnull, c.confrelid::regclass::text, false
    from pg_catalog.pg_constraint as c
    join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.conrelid = c.confrelid
        and c.conrelid::regclass::text ~ '^(nyx|saturnus)[.]'
    order by child, field`.execute(session.db);
  return rows;
}

async function requireIds({ db }: Session): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select distinct r.child::text as name
    from etl.person_references() as r
    where r.child::text ~ '^(nyx|saturnus)[.]'
        and not exists (
            select from pg_catalog.pg_attribute as a
            where a.attrelid = r.child and a.attname = 'id' and a.atttypid = 'uuid'::regtype
        )
    order by name`.execute(db);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new ConfigError(`${names}: these rows belong to persons, and have no id (uuid)`, {
    hint: 'nothing was erased; add such a column, or delete the rows of the person there and drop the foreign key',
  });
}

/**
 * The tables of persons' rows, each behind those that it refers to. Throws ConfigError for a circle
 * of them.
 */
export function inOrder(references: readonly Reference[]): string[] {
  const ordered = [USERS];
  const visit = (table: string, on: readonly string[]) => {
    if (ordered.includes(table)) return;
    if (on.includes(table)) {
      throw new ConfigError(`${[...on, table].join(' -> ')}: these tables refer to each other`, {
        hint: 'nothing was erased; drop a foreign key of the tables that were added to the data model',
      });
    }
    for (const { child, parent } of references)
      if (child === table && parent !== table) visit(parent, [...on, table]);
    ordered.push(table);
  };
  for (const { child } of references) visit(child, []);
  return ordered;
}
