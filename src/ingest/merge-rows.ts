import { type RawBuilder, sql } from 'kysely';
import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { withoutIndexes } from '../database/without-indexes.ts';
import { SqlError } from '../errors.ts';
import type { MergeCounts } from '../ledger/loads.ts';
import {
  type ColumnGroup,
  comparedContent,
  identity,
  type MergeTarget,
  storedContent,
} from './merge-target.ts';
import { NOTHING } from './normalise/says-nothing.ts';

/** From here on both sides are read whole; below, the rows of the table are looked up by its index. */
const WHOLE_TABLE_ROWS = 50_000;

/**
 * Inserts rows whose key is new and updates those whose content differs; a row that says nothing new is not written. Throws
 * SqlError where the table has a row in the end neither so nor so.
 */
export async function mergeRows(
  session: Session,
  target: MergeTarget,
): Promise<Omit<MergeCounts, 'duplicate'>> {
  const staged = await countRows(session, target.rows);
  const groups = mergedGroups(target);
  const { known, changed } = await findKnownRows(session, target, groups, staged);
  const updated =
    changed > 0 && target.onConflict !== 'skip' ? await updateChanged(session, target, groups) : 0;
  const insert = () => insertNew(session, target);
  const inserted =
    known === staged ? 0 : await withoutIndexes(session, target.table, staged - known, insert);
  if (inserted < staged - known) await requireStored(session, target);
  return { inserted, updated, unchanged: staged - inserted - updated };
}

/** Columns that are compared and set together, and SQL over `s` (staged): it says something about them. */
interface MergedGroup extends ColumnGroup {
  isSaid: RawBuilder<unknown>;
}

/** The groups, as far as the file has them, and each other column by itself; what replaces says all but what is kept. */
function mergedGroups(target: MergeTarget): MergedGroup[] {
  const content = comparedContent(target);
  const kept = target.keptWhenNull ?? [];
  const replaces = target.onConflict === 'replace';
  const groups = replaces
    ? [{ columns: content.filter((column) => !kept.includes(column)) }]
    : (target.groups ?? []).map((group) => ({
        ...group,
        columns: group.columns.filter((column) => content.includes(column)),
      }));
  const grouped = new Set(groups.flatMap(({ columns }) => columns));
  const others = content.filter((column) => !grouped.has(column));
  const isSaid = (columns: readonly string[]) =>
    sql`(${sql.join(
      columns.map((column) => saidValue(target, column)),
      sql` or `,
    )})`;
  return [
    ...groups
      .filter(({ columns }) => columns.length > 0)
      .map((group) => ({ ...group, isSaid: replaces ? sql`true` : isSaid(group.columns) })),
    ...others.map((column) => ({ columns: [column], isSaid: isSaid([column]) })),
  ];
}

function saidValue(target: MergeTarget, column: string): RawBuilder<unknown> {
  const value = sql.ref(`s.${column}`);
  if (!target.wordyColumns?.includes(column)) return sql`${value} is not null`;
  return sql`coalesce(lower(btrim(${value}, E' \\t\\r\\n')) <> all (${NOTHING}::text[]), false)`;
}

/**
 * Notes in `pg_temp.known_row` which staged rows the table has already, and whether they differ. Contents are compared
 * by a 64-bit hash made on each side: a join that carried both contents along would spill all of them to disk.
 */
async function findKnownRows(
  session: Session,
  target: MergeTarget,
  groups: readonly MergedGroup[],
  staged: number,
): Promise<{ known: number; changed: number }> {
  await sql`set local work_mem = '128MB'`.execute(session.db);
  if (target.key.length > 0) {
    const key = sql.join(target.key.map((column) => sql.id(column)));
    await sql`analyze ${sql.table(target.stage ?? 'pg_temp.stage')} (${key})`.execute(session.db);
  }
  const hashOf = (alias: 's' | 't', { columns, isSaid }: MergedGroup) => {
    const values = sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));
    const hash = sql`hash_record_extended(row(${values}), 0)`;
    return alias === 't' ? hash : sql`case when ${isSaid} then ${hash} end`;
  };
  const side = (alias: 's' | 't', table: string, extra: RawBuilder<unknown>) => {
    const hashes = groups.map(
      (group, n) => sql`, ${hashOf(alias, group)} as ${sql.id(`hash_${n}`)}`,
    );
    return sql`
      select ${identity(alias, target)} as identity ${sql.join(hashes, sql` `)} ${extra}
      from ${sql.table(table)} as ${sql.id(alias)}
      ${staged < WHOLE_TABLE_ROWS ? sql`` : sql`offset 0`}`;
  };
  // The hash of what a file does not say is null, and differs from nothing.
  const changed = groups.map(
    (_, n) => sql`or coalesce(s.${sql.id(`hash_${n}`)} <> t.${sql.id(`hash_${n}`)}, false)`,
  );
  // A load may merge into several tables.
  await session.pg.query('drop table if exists pg_temp.known_row');
  await sql`
    create temporary table known_row on commit drop as
    select s.record_number, false ${sql.join(changed, sql` `)} as changed
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

async function updateChanged(
  session: Session,
  target: MergeTarget,
  groups: readonly MergedGroup[],
): Promise<number> {
  const merged = groups.flatMap(({ columns, isSaid, isPoorer }) => {
    const counts =
      isPoorer === undefined ? isSaid : sql`${isSaid} and (${sql.raw(isPoorer)}) is not true`;
    return columns.map((column) => {
      const stored = sql.ref(`t.${column}`);
      const value = sql`case when ${counts} then ${sql.ref(`s.${column}`)} else ${stored} end`;
      return {
        set: sql`${sql.id(column)} = ${value}`,
        differs: sql`${value} is distinct from ${stored}`,
      };
    });
  });
  const set = merged.map((column) => column.set);
  // Of updated_at no file's null is meant.
  if (storedContent(target).includes('updated_at'))
    set.push(sql`updated_at = coalesce(s.updated_at, t.updated_at)`);
  const differs = merged.map((column) => column.differs);
  const { numAffectedRows } = await sql`
    update ${sql.table(target.table)} as t
    set ${sql.join(set)}
    from ${sql.table(target.rows)} as s
    inner join pg_temp.known_row as k on k.record_number = s.record_number and k.changed
    where ${identity('t', target)} = ${identity('s', target)} and (${sql.join(differs, sql` or `)})`.execute(
    session.db,
  );
  return Number(numAffectedRows);
}

async function insertNew(session: Session, { table, rows, columns }: MergeTarget): Promise<number> {
  const own = columns.includes('id') ? [] : ['id'];
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${sql.join([...own, ...columns].map((column) => sql.id(column)))})
    select ${sql.join([...own.map(() => timeOrderedId), ...columns.map((column) => storedValue(column))])}
    from ${sql.table(rows)} as s
    where not exists (select from pg_temp.known_row as k where k.record_number = s.record_number)
    on conflict do nothing`.execute(session.db);
  return Number(numAffectedRows);
}

/** What was not inserted was there by then, by another writer; or something has kept it out. */
async function requireStored(session: Session, target: MergeTarget): Promise<void> {
  const { rows } = await sql<{ missing: bigint }>`
    select count(*) as missing from ${sql.table(target.rows)} as s
    where not exists (
        select from ${sql.table(target.table)} as t
        where ${identity('t', target)} = ${identity('s', target)}
    )`.execute(session.db);
  const missing = Number(rows[0]?.missing);
  if (missing === 0) return;
  throw new SqlError(
    `a rule or a trigger keeps ${counted(missing, 'row')} out of ${target.table}`,
    {
      code: 'sql.kept_out',
      hint: `nothing was loaded; switch it off: \\d ${target.table} in psql`,
    },
  );
}

/** A UUID of version 7: random keys scatter over the whole index, time-ordered ones append (16.2 s against 20.5 s). */
const timeOrderedId = sql`pg_catalog.encode(
    set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid()) placing
        substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6
    ), 52, 1), 53, 1), 'hex')::uuid`;

function storedValue(column: string): RawBuilder<unknown> {
  return column === 'id' ? sql`coalesce(s.id, ${timeOrderedId})` : sql.ref(`s.${column}`);
}

async function countRows(session: Session, relation: string): Promise<number> {
  const { rows } = await sql<{
    rows: bigint;
  }>`select count(*) as rows from ${sql.table(relation)}`.execute(session.db);
  return Number(rows[0]?.rows);
}
