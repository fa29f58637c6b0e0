import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { type FilePart, inPart } from './file-part.ts';
import { identity, type MergeTarget, storedContent } from './merge-target.ts';

/**
 * Moves all but the last of the staged records that share a key into `pg_temp.repeated_record`. What only the earlier ones say
 * is kept in the last, as between two files. Returns how many of them say otherwise.
 */
export async function dropDuplicates(session: Session, target: MergeTarget): Promise<number> {
  await sql`
    create temporary table repeated_record as
    with staged as (
        select s.record_number, ${identity('s', target)} as identity from ${sql.table(target.rows)} as s
    ),
    last as (
        select identity, max(record_number) as record_number from staged group by identity having count(*) > 1
    ),
    repeated as (
        select staged.record_number, last.record_number as last_record
        from staged inner join last on last.identity = staged.identity
        where staged.record_number < last.record_number
    )
    select record_number, last_record from repeated`.execute(session.db);
  const content = storedContent(target);
  const differing = content.length === 0 ? 0 : await countDiffering(session, content);
  if (differing > 0 && target.onConflict !== 'replace') await fillFromEarlier(session, content);
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
    inner join pg_temp.stage as earlier on earlier.record_number = r.record_number
    inner join pg_temp.stage as last on last.record_number = r.last_record
    where ${row('earlier')} is distinct from ${row('last')}`.execute(session.db);
  return Number(rows[0]?.differing);
}

/** Of several records the latest that says something counts, column by column. */
async function fillFromEarlier(session: Session, content: readonly string[]): Promise<void> {
  const said = content.map(
    (column) => sql`(array_agg(s.${sql.id(column)} order by s.record_number desc)
        filter (where s.${sql.id(column)} <> ''))[1] as ${sql.id(column)}`,
  );
  const filled = content.map(
    (column) =>
      sql`${sql.id(column)} = coalesce(nullif(last.${sql.id(column)}, ''), earlier.${sql.id(column)}, last.${sql.id(column)})`,
  );
  await sql`
    update pg_temp.stage as last set ${sql.join(filled)}
    from (
        select r.last_record, ${sql.join(said)}
        from pg_temp.repeated_record as r
        inner join pg_temp.stage as s on s.record_number = r.record_number
        group by r.last_record
    ) as earlier
    where last.record_number = earlier.last_record`.execute(session.db);
}

/** How many records of a part were dropped because a later one has their key. */
export async function countDuplicates(session: Session, part: FilePart): Promise<number> {
  const { rows } = await sql<{ repeats: bigint }>`
    select count(*) as repeats from pg_temp.repeated_record where ${sql.raw(inPart(part))}`.execute(
    session.db,
  );
  return Number(rows[0]?.repeats);
}
