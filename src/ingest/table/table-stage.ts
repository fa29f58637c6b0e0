import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import type { Field } from '../mapping/map-columns.ts';
import type { TableColumn } from './table-shape.ts';

/** Creates `pg_temp.stage`, where every value is still a text, and the view `pg_temp.typed` with the table's types. */
export async function createTableStage(
  session: Session,
  columns: readonly TableColumn[],
  lookups: Record<string, Field>,
): Promise<void> {
  const looked = Object.entries(lookups).flatMap(([column, field]) => [column, field.name]);
  const names = new Set([...columns.map(({ name }) => name), ...looked]);
  const texts = [...names].map((name) => sql`${sql.id(name)} text`);
  await sql`create temporary table stage (record_number bigint, ${sql.join(texts)}) on commit drop`.execute(
    session.db,
  );
  const typed = columns.map(({ name, type }) => sql`${sql.id(name)}::${sql.raw(type)} as ${sql.id(name)}`);
  // Dropped with the table. Nothing reads it before the types are checked.
  await sql`create temporary view typed as select record_number, ${sql.join(typed)} from pg_temp.stage`.execute(
    session.db,
  );
}
