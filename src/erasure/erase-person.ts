// Removes a person from the database. What exports, backups and files still hold is told, not touched.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Session, transaction } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { ConfigError, SqlError } from '../errors.ts';
import {
  type ErasedHistory,
  erasedSources,
  eraseHistory,
  recordedBackups,
  recordedExports,
} from '../ledger/erase-history.ts';
import { blindRoles } from './blind-roles.ts';
import { deleteRows } from './delete-rows.ts';
import { findRows, type RowCounts } from './find-rows.ts';
import { forgetStatistics } from './forget-statistics.ts';
import { readReferences } from './references.ts';
import { standingFiles } from './standing-files.ts';

const personMarks = sqlFile(import.meta.url, './person_marks.sql');

export interface Erasure {
  /** False of a plan: nothing was changed. */
  erased: boolean;
  /** Rows that are deleted, by table. */
  rows: RowCounts;
  /** Rows of others that lose a reference to a deleted one, by table. */
  blanked: RowCounts;
  history: ErasedHistory;
  /** Roles of the database that saw the person's rows, by name. */
  roles: string[];
  /** Warehouses, still there, that may hold the person. */
  exports: { folder: string; profile: string }[];
  /** Backups, still there, that may hold the person. */
  backups: string[];
  /** Files, still there, that the person's rows were loaded from, also where an inbox has put them. */
  files: string[];
}

/**
 * Deletes all that belongs to a person, in one transaction, and takes it out of the history of loads, rejects, checks and
 * runs; a plan does the same and keeps nothing of it. The log in etl.erasures tells when, and how many rows. Throws
 * ConfigError for an address that nobody has, and SqlError for a role that is not the owner.
 */
export async function erasePerson(
  session: Session,
  email: string,
  options: { confirmed: boolean },
): Promise<Erasure> {
  await requireOwner(session);
  const erasure = await transaction(session, async () => {
    await session.pg.query('savepoint before_erasure');
    const userId = await findPerson(session, email);
    const references = await readReferences(session);
    await findMarks(session, userId);
    const rows = await findRows(session, userId, references);
    const files = await standingFiles(await erasedSources(session));
    const blanked = await deleteRows(session, references);
    const history = await eraseHistory(session);
    const roles = await blindRoles(session, userId);
    if (options.confirmed) await record(session, { ...rows, ...prefixed(history) });
    else await session.pg.query('rollback to savepoint before_erasure');
    const exports = await standingExports(session);
    const backups = (await recordedBackups(session)).filter((folder) => existsSync(folder));
    const told = { rows, blanked, history, roles, exports, backups, files };
    return { erased: options.confirmed, ...told };
  });
  if (options.confirmed) await forgetStatistics(session);
  return erasure;
}

async function requireOwner({ db }: Session): Promise<void> {
  const { rows } = await sql<{ owns: boolean }>`
    select pg_catalog.pg_has_role(tableowner, 'usage') as owns
    from pg_catalog.pg_tables where schemaname = 'nyx' and tablename = 'users'`.execute(db);
  if (rows[0]?.owns) return;
  throw new SqlError('only the owner of the tables may erase a person', {
    hint: "connect as the owner; 'nyx-etl doctor' says whether a role is",
    code: 'sql.42501',
  });
}

/** Whoever adds a row of the person waits until it is gone. */
async function findPerson({ db }: Session, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select u.id from nyx.users as u where lower(u.email) = lower(${email}) for update`.execute(db);
  const [person, another] = rows;
  if (person && !another) return person.id;
  throw new ConfigError(
    another
      ? 'several persons have this address, but for its case'
      : 'nobody in nyx.users has this address',
    { hint: 'nothing was erased; write it as it stands there' },
  );
}

async function findMarks(session: Session, userId: string): Promise<void> {
  const { rows } = await runSqlFile<{ mark: string }>(session, personMarks, { user_id: userId });
  await session.pg.query('create temporary table marks (mark text not null) on commit drop');
  await sql`insert into pg_temp.marks select unnest(${rows.map(({ mark }) => mark)}::text[])`.execute(
    session.db,
  );
}

async function record({ db }: Session, counts: RowCounts): Promise<void> {
  await sql`insert into etl.erasures (rows_erased) values (${JSON.stringify(counts)}::jsonb)`.execute(
    db,
  );
}

function prefixed({ loads, rejects, findings, runs }: ErasedHistory): RowCounts {
  return {
    'etl.loads': loads,
    'etl.rejects': rejects,
    'etl.check_failures': findings,
    'etl.runs': runs,
  };
}

async function standingExports(session: Session): Promise<Erasure['exports']> {
  const recorded = await recordedExports(session);
  return recorded.filter(({ folder }) => existsSync(join(folder, 'manifest.json')));
}
