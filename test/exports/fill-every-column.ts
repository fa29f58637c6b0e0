import { personalData } from '../../src/database/personal-data.ts';
import { quoteIdentifier, quoteLiteral } from '../../src/database/quoting.ts';
import type { Session } from '../../src/database/session.ts';

interface Column {
  table: string;
  name: string;
  type: string;
  /** The values that a CHECK allows, if one does. */
  allowed: string[] | null;
  /** The table that it refers to, if it does. */
  parent: string | null;
}

/** Whose rows are put into which tables. */
interface Filling {
  /** With their schemas; all without. */
  has: (table: string) => boolean;
  /** Id of the row of a table. */
  idOf: (table: string) => string;
  /** Begins each text. */
  mark: string;
}

const EVERYTHING: Filling = {
  has: () => true,
  idOf: () => '00000000-0000-4000-8000-000000000001',
  mark: 'mark',
};

/**
 * Puts one row into every table of the data model, and into every text or JSON column that a CHECK leaves free a mark that
 * tells its class: `mark-content-users.notes`. Keys that would have to exist stay null or name the row of their table.
 */
export async function fillEveryColumn({ pg }: Session, filling = EVERYTHING): Promise<void> {
  const { rows } = await pg.query<Column>(`
    select format('%s', c.oid::regclass) as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, k.allowed,
      (select f.confrelid::regclass::text from pg_constraint as f
        where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]) as parent
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join lateral (
      select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') as m) as allowed
      from pg_constraint as k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
    ) as k on true
    where c.relkind = 'r' and c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)
      and (
        a.attname = 'id' or a.attnotnull and not a.atthasdef
        or a.atttypid in ('text'::regtype, 'jsonb'::regtype) and k.allowed is null
      )
    order by 1, a.attnum`);
  await pg.query(`set session_replication_role = 'replica'`);
  for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
    if (!filling.has(table)) continue;
    const names = columns.map(({ name }) => quoteIdentifier(name));
    const values = columns.map((column) => literalFor(column, filling));
    await pg.query(`insert into ${table} (${names}) values (${values})`);
  }
  await pg.query(`set session_replication_role = 'origin'`);
}

/** Each row names the one row of the other table. */
function literalFor(
  { table, name, type, allowed, parent }: Column,
  { idOf, mark: prefix }: Filling,
): string {
  // The name of a referral may be a person's.
  const [first] = [...(allowed ?? [])].sort(
    (a, b) => Number(b === 'referral') - Number(a === 'referral'),
  );
  if (first !== undefined) return quoteLiteral(first);

  if (type === 'uuid') return quoteLiteral(idOf(parent ?? table));
  if (type === 'text' || type === 'jsonb') {
    const column = `${table.split('.')[1]}.${name}`;
    const mark = quoteLiteral(`${prefix}-${personalData().get(column)}-${column}`);
    return type === 'text' ? mark : `to_jsonb(${mark}::text)`;
  }
  if (type === 'date') return `'2026-03-01'`;
  return type.startsWith('timestamp') ? `'2026-03-01T12:00:00Z'` : '1';
}
