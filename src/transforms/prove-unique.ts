import { quoteIdentifier } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';

/** The unique keys of a table that a column is part of, without those that the ids make. */
const uniqueKeys = `
  select array_agg(a.attname::text order by k.place) as columns
  from pg_catalog.pg_constraint as c
  cross join unnest(c.conkey) with ordinality as k (number, place)
  join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.number
  where c.contype = 'u' and c.conrelid = format('%I.%I', $1::text, $2::text)::regclass
  group by c.oid
  having bool_or(a.attname = $3)
  order by min(c.conname)`;

/** A unique key that would not be one any more, and the row that has it already. */
interface TakenKey {
  columns: string[];
  id: string;
}

/**
 * Looks for another row, as corrections have made it, that has a key of the row in pg_temp.proof. As everywhere, null is like
 * nothing.
 */
export async function findTakenKey(
  { pg }: Session,
  schema: string,
  table: string,
  field: string,
): Promise<TakenKey | undefined> {
  const keys = await pg.query<{ columns: string[] }>(uniqueKeys, [schema, table, field]);
  for (const { columns } of keys.rows) {
    const same = columns.map(quoteIdentifier).map((column) => `r.${column} = p.${column}`);
    const { rows } = await pg.query<{ id: string }>(
      `select r.id from corrected.${quoteIdentifier(table)} as r, pg_temp.proof as p
      where r.id <> p.id and ${same.join(' and ')} limit 1`,
    );
    if (rows[0]) return { columns, id: rows[0].id };
  }
  return undefined;
}
