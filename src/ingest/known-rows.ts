import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../database/session.ts';
import type { MergeTarget } from './merge-rows.ts';
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
  const kept = (target.keptWhenNull ?? []).filter((column) => target.columns.includes(column));
  const side = (alias: string, table: string, extra: RawBuilder<unknown>) => sql`
    select ${identity(alias, target)} as identity, ${contentHash(alias, target, kept)} as content
        ${sql.join([sql``, ...kept.map((column) => sql.ref(`${alias}.${column}`))])} ${extra}
    from ${sql.table(table)} as ${sql.id(alias)}
    ${staged < WHOLE_TABLE_ROWS ? sql`` : sql`offset 0`}`;
  const changed = [
    sql`s.content <> t.content`,
    ...kept.map(
      (column) =>
        sql`coalesce(${sql.ref(`s.${column}`)} is distinct from ${sql.ref(`t.${column}`)}, false) and ${sql.ref(`s.${column}`)} is not null`,
    ),
  ];
  await sql`
    create temporary table known_row on commit drop as
    select s.record_number, ${sql.join(changed, sql` or `)} as changed
    from (${side('s', target.rows, sql`, s.record_number`)}) as s
    inner join (${side('t', target.table, sql``)}) as t on t.identity = s.identity`.execute(session.db);
  const { rows } = await sql<{ known: bigint; changed: bigint }>`
    select count(*) as known, count(*) filter (where changed) as changed from pg_temp.known_row`.execute(
    session.db,
  );
  return { known: Number(rows[0]?.known), changed: Number(rows[0]?.changed) };
}

function contentHash(alias: string, target: MergeTarget, kept: readonly string[]): RawBuilder<unknown> {
  const compared = comparedContent(target).filter((column) => !kept.includes(column));
  if (compared.length === 0) return sql`0`;
  return sql`hash_record_extended(row(${sql.join(compared.map((column) => sql.ref(`${alias}.${column}`)))}), 0)`;
}
