import { sql } from 'kysely';
import type { OnDuplicate } from '../choices.ts';
import type { Session } from '../database/session.ts';
import { type FilePart, inPart } from './file-part.ts';
import { identity, type MergeTarget, storedContent } from './merge-target.ts';

/**
 * Moves all but one of the staged records that share a key into `pg_temp.repeated_record`: the last stays, or the first. What
 * only the others say is kept in it, as between two files. Returns how many of them say otherwise.
 */
export async function dropDuplicates(
  session: Session,
  target: MergeTarget,
  onDuplicate: OnDuplicate = 'last',
): Promise<number> {
  const kept = onDuplicate === 'first' ? sql`min(record_number)` : sql`max(record_number)`;
  await sql`
    create temporary table repeated_record as
    with staged as (
        select s.record_number, ${identity('s', target)} as identity from ${sql.table(target.rows)} as s
    ),
    kept as (
        select identity, ${kept} as record_number from staged group by identity having count(*) > 1
    ),
    repeated as (
        select staged.record_number, kept.record_number as kept_record
        from staged inner join kept on kept.identity = staged.identity
        where staged.record_number <> kept.record_number
    )
    select record_number, kept_record from repeated`.execute(session.db);
  const content = storedContent(target);
  const differing = content.length === 0 ? 0 : await countDiffering(session, content);
  if (differing > 0 && target.onConflict !== 'replace')
    await fillFromOthers(session, content, onDuplicate);
  await sql`
    delete from pg_temp.stage as s using pg_temp.repeated_record as r
    where r.record_number = s.record_number`.execute(session.db);
  return differing;
}

async function countDiffering(session: Session, content: readonly string[]): Promise<number> {
  const row = (alias: string) =>
    sql`row(${sql.join(content.map((column) => sql.ref(`${alias}.${column}`)))})`;
  const { rows } = await sql<{ differing: bigint }>`
    select count(*) as differing
    from pg_temp.repeated_record as r
    inner join pg_temp.stage as other on other.record_number = r.record_number
    inner join pg_temp.stage as kept on kept.record_number = r.kept_record
    where ${row('other')} is distinct from ${row('kept')}`.execute(session.db);
  return Number(rows[0]?.differing);
}

/** Of several records the latest, or the earliest, that says something counts, column by column. */
async function fillFromOthers(
  session: Session,
  content: readonly string[],
  onDuplicate: OnDuplicate,
): Promise<void> {
  const nearest = onDuplicate === 'first' ? sql`s.record_number` : sql`s.record_number desc`;
  const said = content.map(
    (column) => sql`(array_agg(s.${sql.id(column)} order by ${nearest})
        filter (where s.${sql.id(column)} <> ''))[1] as ${sql.id(column)}`,
  );
  const filled = content.map(
    (column) =>
      sql`${sql.id(column)} = coalesce(nullif(kept.${sql.id(column)}, ''), others.${sql.id(column)}, kept.${sql.id(column)})`,
  );
  await sql`
    update pg_temp.stage as kept set ${sql.join(filled)}
    from (
        select r.kept_record, ${sql.join(said)}
        from pg_temp.repeated_record as r
        inner join pg_temp.stage as s on s.record_number = r.record_number
        group by r.kept_record
    ) as others
    where kept.record_number = others.kept_record`.execute(session.db);
}

/** How many records of a part were dropped because another one has their key. */
export async function countDuplicates(session: Session, part: FilePart): Promise<number> {
  const { rows } = await sql<{ repeats: bigint }>`
    select count(*) as repeats from pg_temp.repeated_record where ${sql.raw(inPart(part))}`.execute(
    session.db,
  );
  return Number(rows[0]?.repeats);
}
