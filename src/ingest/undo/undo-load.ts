// Takes a load back. Its rows are known by their xmin, the transaction that wrote them last: a row that anything has changed
// since has another one.
import { sql } from 'kysely';
import { type Session, transaction } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ConfigError, EtlError } from '../../errors.ts';
import { DATED, FILLED_IN, type Notes, recordUndone } from '../../ledger/loads.ts';
import { readLoadRow } from '../../ledger/read-loads.ts';
import { lockUntilCommit } from '../table-lock.ts';

const referencesFile = sqlFile(import.meta.url, './references.sql');
const tableOrder = sqlFile(import.meta.url, '../folder/table_order.sql');
const dropComputed = sqlFile(import.meta.url, './drop_computed.sql');

/** A foreign key of one column. */
interface Reference {
  child: string;
  parent: string;
  child_column: string;
  parent_column: string;
  cascades: boolean;
}

/** Tables to which a load only adds: whatever row its transaction wrote there last is new. */
const ADDED_ONLY = ['nyx.interviews', 'nyx.interview_outcomes', 'nyx.application_events'];

/** How many rows of each table were taken away, and how many keep what the load filled in. */
interface Undone {
  deleted: Record<string, number>;
  kept: Record<string, number>;
}

/**
 * Deletes the rows that a load has inserted, with what else it made for them and nothing else needs, in one transaction.
 * Throws ConfigError for a load that is none, and EtlError (exit 3), with nothing deleted, when it changed rows that were
 * there before, or something builds on its rows or keeps them.
 */
export async function undoLoad(session: Session, id: number): Promise<Undone> {
  const load = await readLoadRow(session, BigInt(id));
  if (!load)
    throw new ConfigError(`there is no load ${id}`, { hint: "list them with 'nyx-etl loads'" });
  if (load.undone_at !== null) throw refused(`load ${id} was taken back already`);
  if (load.rows_updated > 0)
    throw refused(
      `load ${id} changed ${load.rows_updated} rows that were there before, and what they were is not kept`,
    );
  const dated = countNoted(load.notes, DATED).interviews;
  if (dated) throw refused(`load ${id} gave dates to ${dated} interviews that were there before`);
  return transaction(session, async () => {
    await lockUntilCommit(session, load.table_name);
    await sql`select set_config('nyx.take_back', 'on', true)`.execute(session.db);
    const tables = await tablesByDepth(session);
    const { rows: references } = await runSqlFile<Reference>(session, referencesFile);
    await findRows(session, load, tables, references);
    await requireUntouched(session, load.table_name, Number(load.rows_inserted));
    await runSqlFile(session, dropComputed);
    await requireUnused(session, load.table_name, references);
    for (const table of tables)
      if (table !== load.table_name) await keepUsed(session, table, references);
    const deleted: Record<string, number> = {};
    for (const table of tables) {
      const rows = await deleteRows(session, table);
      if (rows > 0) deleted[table] = rows;
    }
    await sql`
      delete from etl.job_post_hashes as h
      where not exists (select from nyx.job_posts as p where p.id = h.job_post_id)`.execute(
      session.db,
    );
    await recordUndone(session, BigInt(id));
    return { deleted, kept: countNoted(load.notes, FILLED_IN) };
  });
}

/** The rows of other tables that a load's notes have of a kind. */
function countNoted(notes: unknown, kind: string): Record<string, number> {
  const tables = Object.entries(notes as Notes);
  return Object.fromEntries(
    tables.flatMap(([table, counts]) => (counts[kind] ? [[table, counts[kind]]] : [])),
  );
}

function refused(message: string, hint = 'nothing was taken back'): EtlError {
  return new EtlError(message, { code: 'undo', exitCode: 3, hint });
}

/** The tables of the data model, those that refer to others before these. */
async function tablesByDepth(session: Session): Promise<string[]> {
  const { rows } = await runSqlFile<{ schema: string; name: string }>(session, tableOrder);
  return rows.map(({ schema, name }) => `${schema}.${name}`).reverse();
}

/**
 * Collects in pg_temp.undone where the rows of a load lie: those of its table by their transaction, others also by their
 * instant, for one that it only changed has an older `created_at`, or because they refer to a row that is new. Tables to which a load
 * only adds, as to those without a `created_at` (tags of posts, the history of status), have new rows only.
 */
async function findRows(
  session: Session,
  { table_name: target, transactions: noted }: { table_name: string; transactions: unknown },
  tables: readonly string[],
  references: readonly Reference[],
): Promise<void> {
  const transactions = JSON.stringify(noted);
  await sql`
    create temporary table undone (table_name text not null, row_id tid not null) on commit drop`.execute(
    session.db,
  );
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where table_schema in ('nyx', 'saturnus') and column_name = 'created_at'`.execute(session.db);
  const dated = new Set(rows.map(({ name }) => name));
  for (const table of tables.toReversed()) {
    const isAllNew = table === target || ADDED_ONLY.includes(table) || !dated.has(table);
    const isNew = isAllNew ? sql`true` : sql`r.created_at = t.at`;
    const ofNew = references
      .filter(({ child, parent }) => child === table && parent !== table)
      .map((reference) => refersToUndone(reference, 'r'));
    await sql`
      insert into pg_temp.undone
      select ${table}::text, r.ctid
      from jsonb_to_recordset(${transactions}::jsonb) as t (xid bigint, at timestamptz)
      inner join ${sql.table(table)} as r on r.xmin::text::bigint = t.xid
      where ${sql.join([isNew, ...ofNew], sql` or `)}`.execute(session.db);
  }
  await sql`analyze pg_temp.undone`.execute(session.db);
}

async function requireUntouched(session: Session, target: string, inserted: number): Promise<void> {
  const { rows } = await sql<{ found: bigint }>`
    select count(*) as found from pg_temp.undone where table_name = ${target}`.execute(session.db);
  const found = Number(rows[0]?.found);
  if (found === inserted) return;
  throw refused(
    `of the ${inserted} rows that it inserted into ${target} ${found} are as they were: the others were changed or removed since`,
    'nothing was taken back; a load that came later, a correction of the rows themselves, or a restored database does so',
  );
}

/** Refuses when rows that stay refer to what is to go, or somebody has corrected it. */
async function requireUnused(
  session: Session,
  target: string,
  references: readonly Reference[],
): Promise<void> {
  const users: string[] = [];
  for (const reference of references) {
    if (reference.parent !== target || reference.cascades) continue;
    const { rows } = await sql<{ users: bigint }>`
      select count(*) as users from ${sql.table(reference.child)} as c
      where ${isStaying(reference)} and ${refersToUndone(reference)}`.execute(session.db);
    if (Number(rows[0]?.users) > 0) users.push(`${rows[0]?.users} of ${reference.child}`);
  }
  const { rows } = await sql<{ corrections: bigint }>`
    select count(*) as corrections from nyx.data_corrections as d
    inner join ${sql.table(target)} as r on r.id = d.record_id
    inner join pg_temp.undone as u on u.row_id = r.ctid and u.table_name = ${target}
    where d.table_name = split_part(${target}, '.', 2)`.execute(session.db);
  if (Number(rows[0]?.corrections) > 0) users.push(`${rows[0]?.corrections} corrections`);
  if (users.length > 0)
    throw refused(
      `rows of ${target} that it inserted are used: ${users.join(', ')}`,
      'nothing was taken back; take back first what came later',
    );
}

/** Leaves what rows that stay refer to, e.g. a company that another load has used since. */
async function keepUsed(
  session: Session,
  table: string,
  references: readonly Reference[],
): Promise<void> {
  for (const reference of references) {
    if (reference.parent !== table) continue;
    const { parent, parent_column, child, child_column } = reference;
    await sql`
      delete from pg_temp.undone as u using ${sql.table(parent)} as p
      where u.table_name = ${parent} and u.row_id = p.ctid and exists (
          select from ${sql.table(child)} as c
          where ${sql.ref(`c.${child_column}`)} = ${sql.ref(`p.${parent_column}`)} and ${isStaying(reference)}
      )`.execute(session.db);
  }
}

/** Of a row `c`: that it is none of those that go. */
function isStaying({ child }: Reference) {
  return sql`not exists (
    select from pg_temp.undone as gone where gone.table_name = ${child} and gone.row_id = c.ctid
  )`;
}

/** Of a row: that the one it refers to goes. */
function refersToUndone({ parent, parent_column, child_column }: Reference, row = 'c') {
  return sql`exists (
    select from ${sql.table(parent)} as p
    inner join pg_temp.undone as u on u.table_name = ${parent} and u.row_id = p.ctid
    where ${sql.ref(`p.${parent_column}`)} = ${sql.ref(`${row}.${child_column}`)}
  )`;
}

async function deleteRows(session: Session, table: string): Promise<number> {
  const { rows } = await sql<{ wanted: bigint }>`
    select count(*) as wanted from pg_temp.undone where table_name = ${table}`.execute(session.db);
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} as r using pg_temp.undone as u
    where u.table_name = ${table} and u.row_id = r.ctid`.execute(session.db);
  if (numAffectedRows !== rows[0]?.wanted)
    throw refused(
      `a rule or a trigger keeps rows of ${table}`,
      `nothing was taken back; switch it off: \\d ${table} in psql`,
    );
  return Number(numAffectedRows);
}
