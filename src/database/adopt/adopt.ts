// A database that the data model's own script has made: its tables come into the two schemas, all
// of them or none.
import { counted } from '../../counted.ts';
import { ConfigError, MigrationError } from '../../errors.ts';
import { type Progress, silent } from '../../progress.ts';
import { applyPending, pendingFiles, type SchemaFiles, withMigrationLock } from '../migrations.ts';
import { quoteIdentifier } from '../quoting.ts';
import { replaceCode } from '../replace-code.ts';
import { requireWritable } from '../require-writable.ts';
import { describeCatalog } from '../schema-drift.ts';
import { type Session, transaction } from '../session.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';
import { compareCopies } from './compare-copies.ts';
import {
  completeTables,
  type Offence,
  Offended,
  runStatement,
  toObstacle,
} from './complete-tables.ts';
import { appendCorrections, setCorrectionsAside } from './corrections.ts';
import { type FoundTable, findTables, refuseStrangers } from './find-tables.ts';
import { countRows, finishTables, readWidenings } from './finish-tables.ts';
import { lockTables } from './lock-tables.ts';
import { hasOwnRows } from './own-rows.ts';
import {
  clearPublic,
  type Moving,
  makeStandIns,
  readSearchPaths,
  setSearchPaths,
} from './public-names.ts';
import { copySecondDatabase, SECOND } from './second-database.ts';

export interface AdoptOptions {
  /** Does everything, tells what it did, and takes it back. */
  plan?: boolean;
  /** Connection string of a second database, whose tables are copied; nothing is changed there. */
  from?: string | undefined;
  progress?: Progress;
}

/** What became, or would become, of a database. */
export interface Adoption {
  /** `refused`: rows break a constraint, and nothing was changed. */
  status: 'adopted' | 'planned' | 'refused' | 'nothing to do';
  /** Tables that were moved or copied, e.g. `nyx.users`, and their rows. */
  tables: { table: string; from: 'public' | 'second database'; rows: number }[];
  /** What was done to columns, constraints and indexes, in words. */
  changes: string[];
  /** What the tables have beyond schema/, and keep. */
  kept: string[];
  /** Tables and views of schema public that are not the data model's. */
  left: string[];
  /** Sentences about what somebody has to know or do. */
  remarks: string[];
  offences: readonly Offence[];
}

const NOTHING: Adoption = {
  status: 'nothing to do',
  tables: [],
  changes: [],
  kept: [],
  left: [],
  remarks: [],
  offences: [],
};

const inFolder = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);

/**
 * Moves the tables of the data model from schema public into the schemas nyx and saturnus, and
 * copies those of a second database there, in one transaction: all of it happens, or nothing.
 * Writers wait for it; nobody is disturbed before all tables are to be had. Throws ConfigError
 * (exit 2) when there is nothing of the data model, EtlError (exit 75) when the tables are in use
 * without a pause.
 */
export async function adopt(
  session: Session,
  files: SchemaFiles,
  options: AdoptOptions = {},
): Promise<Adoption> {
  await requireWritable(session, 'nothing can be adopted');
  return withMigrationLock(session, () =>
    transaction(session, async () => {
      // Rows that a policy hides would be taken for none: a statement that one binds is refused.
      await session.pg.query('savepoint before_adoption; set local row_security = off');
      const adoption = await tryAdopting(session, files, options);
      if (adoption.isKept && options.plan !== true) return adoption.told;
      await session.pg.query('rollback to savepoint before_adoption');
      const { told } = adoption;
      return told.status === 'adopted' ? { ...told, status: 'planned' } : told;
    }),
  );
}

interface Attempt {
  told: Adoption;
  /** Whether what was done in the transaction is to stay. */
  isKept: boolean;
}

async function tryAdopting(
  session: Session,
  files: SchemaFiles,
  options: AdoptOptions,
): Promise<Attempt> {
  const pending = await pendingFiles(session, files);
  const found = await findTables(session, files.tables);
  refuseStrangers(found);
  refuseOthers(found);
  if (found.length === 0 && options.from === undefined) {
    if (pending.some((name) => name === files.tables[0]?.name)) throw nothingFound();
    // A copy of a database is without its settings.
    const refused = await setSearchPaths(session, await readSearchPaths(session));
    const { left, remarks } = await clearPublic(session);
    return { told: { ...NOTHING, left, remarks: [...refused, ...remarks] }, isKept: true };
  }
  try {
    const told = await adoptTables(session, files, pending, found, options);
    return { told, isKept: told.status === 'adopted' };
  } catch (error) {
    if (!(error instanceof Offended)) throw toObstacle(error);
    return { told: { ...NOTHING, status: 'refused', offences: error.offences }, isKept: false };
  }
}

function nothingFound(): ConfigError {
  return new ConfigError('schema public has no table of the data model', {
    hint: "'nyx-etl migrate' sets up new tables; --from URL copies those of another database",
  });
}

/** A table can be moved by its owner alone. */
function refuseOthers(found: readonly FoundTable[]): void {
  const [first, ...others] = found.filter(({ is_mine }) => !is_mine);
  if (!first) return;
  const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'more table', 'more')})`;
  throw new ConfigError(`public.${first.name} belongs to ${first.owner}${more}`, {
    hint: 'adopt as that role, as a member of it, or as a superuser',
    code: 'adopt.owner',
  });
}

async function adoptTables(
  session: Session,
  files: SchemaFiles,
  pending: readonly string[],
  found: readonly FoundTable[],
  options: AdoptOptions,
): Promise<Adoption> {
  const paths = await readSearchPaths(session);
  await applyPending(session, files, pending);
  await runSqlFile(session, inFolder('remember_model'));
  // Where the database takes a time without a zone to be.
  await session.pg.query(`
    select pg_catalog.set_config('timezone', reset_val, true)
    from pg_catalog.pg_settings where name = 'TimeZone'`);
  const { moving, remarks } = await chooseTables(session, files, found, options);
  if (moving.length === 0) return { ...NOTHING, ...(await clearPublic(session)), remarks };
  await lockAll(session, found);
  await refuseFilled(session, moving, found);
  const expected = await describeCatalog(session);
  const completed = { changes: [] as string[], kept: [] as string[] };
  await replaceCode(session, files.code, async () => {
    completed.changes = [
      ...(await moveTables(session, moving)),
      ...(await completeTables(session, namesOf(moving, 'public'), namesOf(moving, SECOND))),
    ];
    completed.kept = await finishTables(session, expected, namesOf(moving));
    await setCorrectionsAside(session, moving);
    if (options.from !== undefined) await session.pg.query(`drop schema ${SECOND} restrict`);
  });
  await appendCorrections(session);
  // Whatever is computed from them is due.
  await session.pg.query('delete from etl.transform_states');
  const refused = await setSearchPaths(session, paths);
  const tables = await countRows(session, moving);
  const { left } = await clearPublic(session);
  const standIns = await makeStandIns(session, moving, refused);
  return {
    ...NOTHING,
    changes: completed.changes,
    kept: [...completed.kept, ...(await readWidenings(session, namesOf(moving)))],
    status: 'adopted',
    tables,
    left,
    remarks: [...remarks, ...refused, ...standIns],
  };
}

/** Names of the tables, or of those that come from one schema, as they are called afterwards. */
function namesOf(moving: readonly Moving[], from?: string): ReadonlySet<string> {
  const theirs = moving.filter(({ source }) => from === undefined || source === from);
  return new Set(theirs.map(({ schema, name }) => `${schema}.${name}`));
}

/** Tables of this database, and copies of those of the second one where there are no rows here. */
async function chooseTables(
  session: Session,
  files: SchemaFiles,
  found: readonly FoundTable[],
  { from, progress = silent }: AdoptOptions,
): Promise<{ moving: Moving[]; remarks: string[] }> {
  const here = found.map(({ name, schema }) => ({ source: 'public', schema, name }));
  if (from === undefined) return { moving: here, remarks: [] };
  const copied = await copySecondDatabase(session, from, files.tables, progress);
  const { taken, remarks } = await compareCopies(
    session,
    found.map(({ name }) => name),
  );
  for (const { name } of copied)
    if (!taken.has(name)) await session.pg.query(`drop table ${SECOND}.${quoteIdentifier(name)}`);
  const theirs = copied
    .filter(({ name }) => taken.has(name))
    .map(({ name, schema }) => ({ source: SECOND, schema, name }));
  return { moving: [...here.filter(({ name }) => !taken.has(name)), ...theirs], remarks };
}

async function lockAll(session: Session, found: readonly FoundTable[]): Promise<void> {
  const { rows } = await session.pg.query<{ name: string }>(`
    select c.oid::regclass::text as name
    from pg_catalog.pg_class as c
    where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl')
    order by name`);
  const here = found.map(({ name }) => `public.${quoteIdentifier(name)}`);
  await lockTables(session, [...here, ...rows.map(({ name }) => name)]);
}

/**
 * Throws MigrationError where rows would be lost: what gives way has to be empty, but for what a
 * migration has put there.
 */
async function refuseFilled(
  session: Session,
  moving: readonly Moving[],
  found: readonly FoundTable[],
): Promise<void> {
  const copied = new Set(moving.filter(({ source }) => source === SECOND).map(({ name }) => name));
  const giveWay = [
    ...moving.map(({ schema, name }) => ({ schema, name })),
    ...found.filter(({ name }) => copied.has(name)).map(({ name }) => ({ schema: 'public', name })),
  ];
  const filled: string[] = [];
  for (const { schema, name } of giveWay) {
    const table = `${schema}.${quoteIdentifier(name)}`;
    if (await hasOwnRows(session, table)) filled.push(`${schema}.${name}`);
  }
  if (filled.length === 0) return;
  throw new MigrationError(
    `${filled.join(', ')}: rows stand there and in schema public, and adopting would lose some`,
    {
      hint: 'move the rows of one side over with your own SQL, and empty that side',
      code: 'adopt.filled',
    },
  );
}

/** Puts the tables into their schemas, and returns in words what else that does. */
async function moveTables(session: Session, moving: readonly Moving[]): Promise<string[]> {
  const { rows } = await runSqlFile<{ statement: string; done: string | null }>(
    session,
    inFolder('move_tables'),
    { moving: JSON.stringify(moving) },
  );
  for (const { statement } of rows) await runStatement(session, statement, 'moving the tables');
  return rows.flatMap(({ done }) => done ?? []);
}
