import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { type FilePart, inPart } from '../file-part.ts';
import type { Field } from '../mapping/map-columns.ts';
import type { TableColumn } from './table-shape.ts';

/** The part of the staged rows that is being merged, as a temporary view. */
const PART = 'pg_temp.part';

/** Creates `pg_temp.stage`, where every value is still a text, and the view `pg_temp.typed` with the table's types. */
export async function createTableStage(
  session: Session,
  columns: readonly TableColumn[],
  lookups: Record<string, Field>,
  more: readonly string[],
): Promise<void> {
  const looked = Object.entries(lookups).flatMap(([column, field]) => [column, field.name]);
  const names = new Set([...columns.map(({ name }) => name), ...looked, ...more]);
  const texts = [...names].map((name) => sql`${sql.id(name)} text`);
  await sql`create temporary table stage (record_number bigint, ${sql.join(texts)})`.execute(
    session.db,
  );
  const typed = columns.map(
    ({ name, type }) => sql`${sql.id(name)}::${sql.raw(type)} as ${sql.id(name)}`,
  );
  // Dropped with the table. Nothing reads it before the types are checked.
  await sql`create temporary view typed as select record_number, ${sql.join(typed)} from pg_temp.stage`.execute(
    session.db,
  );
}

/** Makes the view of the typed rows of a part and returns its name. */
export async function createPartView(session: Session, part: FilePart): Promise<string> {
  // Of a staged table that is merged in parts each is found by its numbers.
  if (part.last !== null)
    await session.pg.query(
      'create index if not exists stage_part on pg_temp.stage using brin (record_number)',
    );
  await sql`create or replace temporary view part as select * from pg_temp.typed where ${sql.raw(inPart(part))}`.execute(
    session.db,
  );
  return PART;
}
