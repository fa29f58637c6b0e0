import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { groupsOf, isSaid } from './column-groups.ts';
import type { ColumnGroup, MergeTarget } from './merge-target.ts';
import { comparedContent, identity } from './row-identity.ts';

/** From here on both sides are read whole; below, the rows of the table are looked up by its index. */
const WHOLE_TABLE_ROWS = 50_000;

/**
 * Notes in `pg_temp.known_row` which staged rows the table has already, and whether they differ. Contents are compared
 * by a 64-bit hash made on each side: a join that carried both contents along would spill all of them to disk.
 */
export async function findKnownRows(
  session: Session,
  target: MergeTarget,
  staged: number,
): Promise<{ known: number; changed: number }> {
  await sql`set local work_mem = '128MB'`.execute(session.db);
  if (target.key.length > 0) {
    await sql`analyze ${sql.table(target.stage ?? 'pg_temp.stage')} (${sql.join(target.key.map((column) => sql.id(column)))})`.execute(
      session.db,
    );
  }
  const groups = target.onConflict === 'replace' ? replacedGroups(target) : groupsOf(target);
  const hashes = groups.map((_, index) => `hash_${index}`);
  const side = (alias: 's' | 't', table: string, extra: RawBuilder<unknown>) => sql`
    select ${identity(alias, target)} as identity
        ${sql.join([sql``, ...groups.map((group, index) => sql`${groupHash(alias, target, group)} as ${sql.id(`hash_${index}`)}`)])} ${extra}
    from ${sql.table(table)} as ${sql.id(alias)}
    ${staged < WHOLE_TABLE_ROWS ? sql`` : sql`offset 0`}`;
  // The hash of what a file does not say is null, and differs from nothing.
  const changed = [
    sql`false`,
    ...hashes.map((hash) => sql`coalesce(s.${sql.id(hash)} <> t.${sql.id(hash)}, false)`),
  ];
  await sql`
    create temporary table known_row on commit drop as
    select s.record_number, ${sql.join(changed, sql` or `)} as changed
    from (${side('s', target.rows, sql`, s.record_number`)}) as s
    inner join (${side('t', target.table, sql``)}) as t on t.identity = s.identity`.execute(
    session.db,
  );
  const { rows } = await sql<{ known: bigint; changed: bigint }>`
    select count(*) as known, count(*) filter (where changed) as changed from pg_temp.known_row`.execute(
    session.db,
  );
  return { known: Number(rows[0]?.known), changed: Number(rows[0]?.changed) };
}

/** What an update sets in any case, and what it keeps where the file says nothing. */
function replacedGroups(target: MergeTarget): ColumnGroup[] {
  const kept = target.keptWhenNull ?? [];
  const content = comparedContent(target);
  const replaced = content.filter((column) => !kept.includes(column));
  return [
    { columns: replaced },
    ...content.filter((column) => kept.includes(column)).map((column) => ({ columns: [column] })),
  ].filter(({ columns }) => columns.length > 0);
}

function groupHash(alias: 's' | 't', target: MergeTarget, group: ColumnGroup): RawBuilder<unknown> {
  const hash = sql`hash_record_extended(row(${sql.join(group.columns.map((column) => sql.ref(`${alias}.${column}`)))}), 0)`;
  const isReplaced =
    target.onConflict === 'replace' &&
    !group.columns.some((column) => target.keptWhenNull?.includes(column));
  return alias === 't' || isReplaced
    ? hash
    : sql`case when ${isSaid(target, group)} then ${hash} end`;
}
