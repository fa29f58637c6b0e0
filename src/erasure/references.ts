import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

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

/** How the rows of the data model lead to their persons; what etl keeps of them goes with them. */
export async function readReferences({ db }: Session): Promise<Reference[]> {
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
    order by child, field`.execute(db);
  return rows;
}

/** The tables of persons' rows, each behind those that it refers to. */
export function inOrder(references: readonly Reference[]): string[] {
  const ordered = [USERS];
  const visit = (table: string) => {
    if (ordered.includes(table)) return;
    for (const { child, parent } of references)
      if (child === table && parent !== table) visit(parent);
    ordered.push(table);
  };
  for (const { child } of references) visit(child);
  return ordered;
}
