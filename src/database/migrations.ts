import { counted } from '../counted.ts';
import { MigrationError } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import { ADOPT, findTables, isToAdopt, tellToAdopt } from './adopt/find-tables.ts';
import { readSearchPaths, setSearchPaths } from './adopt/public-names.ts';
import { takeLock, whileLocked } from './advisory-lock.ts';
import { readCodeFiles } from './code-files.ts';
import { type CodeStep, type MigrationFile, readMigrationFiles } from './migration-files.ts';
import { replaceCode } from './replace-code.ts';
import { type Session, transaction } from './session.ts';
import { toSqlError } from './sql-error.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';
import { isStrangeSchema, RENAME, tellStrangeSchemas } from './strange-schemas.ts';

const LOCK = 7_109_200;

/** A file of the first, unreleased series of migrations, which nothing leads on from. */
const BEFORE_1_0 = '0014_updated_at_triggers.sql';

/** What `schema/` holds. */
export interface SchemaFiles {
  /** Files that create tables: each is applied once, in order. */
  tables: readonly MigrationFile[];
  /** Functions, views and triggers: made anew, all of them, whenever one changes. */
  code: readonly CodeStep[];
}

interface AppliedMigration {
  version: string;
  name: string;
  sha256: string;
  applied_at: string;
}

export interface MigrationState {
  applied: AppliedMigration[];
  /** Names of what `migrate` would apply: new tables first, then changed code. */
  pending: string[];
  /** Sentences naming each file that was edited, removed or inserted before an applied one. */
  problems: string[];
}

/** Reads all files of `schema/`. */
export function readSchemaFiles(): SchemaFiles {
  return { tables: readMigrationFiles(), code: readCodeFiles() };
}

/** Compares the files with what the database has seen; changes nothing. */
export async function migrationState(
  session: Session,
  files: SchemaFiles,
): Promise<MigrationState> {
  const state = await compareFiles(session, files);
  if (state.applied.length > 0 || state.problems.length > 0) return state;
  const problem = tellToAdopt(await findTables(session, files.tables));
  return { ...state, problems: problem === undefined ? [] : [problem] };
}

/** As migrationState, without a look at what stands in schema public. */
async function compareFiles(session: Session, files: SchemaFiles): Promise<MigrationState> {
  const strange = await tellStrangeSchemas(session);
  if (strange !== undefined) {
    const pending = [...files.tables, ...files.code].map(({ name }) => name);
    return { applied: [], pending, problems: [strange] };
  }
  const applied = await readApplied(session);
  const seen = new Set(applied.map((migration) => migration.version));
  const tables = files.tables.filter((file) => !seen.has(file.version));
  const pending = [...tables, ...(await changedCode(session, files.code))].map(({ name }) => name);
  const refused = (await otherEncoding(session)) ?? (await newerProgram(session));
  return {
    applied,
    pending,
    problems: refused ? [refused] : findProblems(applied, files.tables, tables),
  };
}

function findProblems(
  applied: readonly AppliedMigration[],
  files: readonly MigrationFile[],
  pending: readonly MigrationFile[],
): string[] {
  if (applied.some(({ name }) => name === BEFORE_1_0)) return [fromBefore];
  const byVersion = new Map(files.map((file) => [file.version, file]));
  const newest = applied.at(-1)?.version ?? '';
  const changed = applied.flatMap((migration) => {
    const file = byVersion.get(migration.version);
    if (!file) return [`schema/${migration.name} was applied and is missing here: ${MAY_BE_NEWER}`];
    return file.sha256 === migration.sha256
      ? []
      : [`schema/${file.name} was edited after it was applied`];
  });
  const inserted = pending
    .filter((file) => file.version < newest)
    .map((file) => `schema/${file.name} comes before ${newest}, which is applied already`);
  return [...changed, ...inserted];
}

const UTF8 = 'UTF8';
const MAY_BE_NEWER = 'the database may be newer than this nyx-etl';

const fromBefore =
  'this database was made by a version from before 1.0: migrate a new, empty database and carry the data over' +
  ' with pg_dump --data-only --disable-triggers -n nyx -n saturnus -n etl -T etl.migrations -T etl.dirty_rules';

/**
 * Applies what is pending in one transaction, all of it or nothing, and returns the names of the files. Several
 * processes at once: one works, the others wait and find nothing to do. Throws MigrationError, changing nothing,
 * when an applied file that creates tables was edited or removed, or a new one was inserted before it.
 */
export async function migrate(session: Session, files: SchemaFiles): Promise<string[]> {
  return withMigrationLock(session, async () => {
    const { pending, problems } = await migrationState(session, files);
    if (problems.length > 0) throw refusal(problems);
    if (pending.length > 0)
      await transaction(session, async () => {
        await applyPending(session, files, pending);
        if (pending[0] === files.tables[0]?.name) await leadToSchemas(session, files);
        // A new column belongs into the views, too: code follows the tables.
        await replaceCode(session, files.code);
      });
    return pending;
  });
}

/** Unqualified SQL finds our tables, unless it would no longer find those of another program in schema public. */
async function leadToSchemas(session: Session, files: SchemaFiles): Promise<void> {
  if ((await findTables(session, files.tables)).length > 0) return;
  const paths = await readSearchPaths(session);
  await setSearchPaths(
    session,
    paths.filter(({ isOfAll }) => isOfAll),
  );
}

/** Runs `work` while no other process changes the schema. */
export async function withMigrationLock<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await takeLock(session, LOCK);
  return whileLocked(session, LOCK, work);
}

/** Throws MigrationError where files were edited, or the database is not one for them; else returns what is pending. */
export async function pendingFiles(session: Session, files: SchemaFiles): Promise<string[]> {
  const { pending, problems } = await compareFiles(session, files);
  if (problems.length > 0) throw refusal(problems);
  return pending;
}

/** Applies those of the files that create tables which are pending, in the transaction the session is in. */
export async function applyPending(
  session: Session,
  files: SchemaFiles,
  pending: readonly string[],
): Promise<void> {
  await runSqlFile(session, sqlFile(import.meta.url, './code/ledger.sql'));
  for (const file of files.tables)
    if (pending.includes(file.name)) await applyTables(session, file);
}

/** Throws MigrationError unless the database is exactly at the state of the files; for commands that write. */
export async function requireMigrated(session: Session, files: SchemaFiles): Promise<void> {
  const { pending, problems } = await migrationState(session, files);
  if (problems.length > 0) throw refusal(problems);
  if (pending.length > 0) {
    throw new MigrationError(
      `the database lacks ${counted(pending.length, 'migration')}, the first is ${pending[0]?.startsWith('knowledge/') ? '' : 'schema/'}${pending[0]}`,
      {
        hint: "run 'nyx-etl migrate' first",
        exitCode: 3,
      },
    );
  }
}

function refusal(problems: string[]): MigrationError {
  return new MigrationError(problems.join('\n'), {
    hint: hintFor(problems),
    ...(problems.some(isToAdopt) ? { code: 'migration.adopt', exitCode: 3 } : {}),
  });
}

function hintFor(problems: string[]): string {
  if (problems.some(isToAdopt)) return ADOPT;
  if (problems.some(isStrangeSchema)) return RENAME;
  if (problems.includes(fromBefore)) {
    return "make the new database, run 'nyx-etl migrate' on it, and load the dump with psql";
  }
  if (problems.some((problem) => problem.endsWith(UTF8)))
    return `make one, and name it: createdb --encoding ${UTF8} --template template0 --locale C NAME`;
  if (problems.some((problem) => problem.startsWith('nyx-etl ')))
    return 'use that version, or a newer one';
  if (problems.some((problem) => problem.endsWith(MAY_BE_NEWER)))
    return 'use the nyx-etl that has migrated it, or a newer one; who took the file away puts it back';
  return 'restore the files as they were applied, and put the change into a new file with the next number';
}

async function isThere(session: Session, table: string): Promise<boolean> {
  const { rows } = await session.pg.query<{ present: boolean }>(
    'select to_regclass($1) is not null as present',
    [table],
  );
  return rows[0]?.present ?? false;
}

async function readApplied(session: Session): Promise<AppliedMigration[]> {
  if (!(await isThere(session, 'etl.migrations'))) return [];
  const applied = await session.pg.query<AppliedMigration>(
    'select version, name, sha256, applied_at from etl.migrations order by version',
  );
  return applied.rows;
}

/** The files that are not as they were applied; every file when one was taken away. */
async function changedCode(
  session: Session,
  files: readonly CodeStep[],
): Promise<readonly CodeStep[]> {
  if (!(await isThere(session, 'etl.code_files'))) return files;
  const { rows } = await session.pg.query<{ name: string; sha256: string }>(
    'select name, sha256 from etl.code_files',
  );
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const names = new Set(files.map(({ name }) => name));
  if (rows.some(({ name }) => !names.has(name))) return files;
  return files.filter(({ name, sha256 }) => applied.get(name) !== sha256);
}

/** A sentence when the database cannot hold every text: half of a load would be refused, or letters counted as bytes. */
async function otherEncoding(session: Session): Promise<string | undefined> {
  const { rows } = await session.pg.query<{ server_encoding: string }>('show server_encoding');
  const encoding = rows[0]?.server_encoding ?? UTF8;
  return encoding === UTF8
    ? undefined
    : `the database is encoded in ${encoding}, and nyx-etl needs one in ${UTF8}`;
}

/** A sentence when functions and views come from a newer nyx-etl: this one would take them back. */
async function newerProgram(session: Session): Promise<string | undefined> {
  if (!(await isThere(session, 'etl.code_files'))) return undefined;
  const { rows } = await session.pg.query<{ version: string }>(
    'select distinct program_version as version from etl.code_files',
  );
  const newer = rows.find(({ version }) => isNewer(version, packageVersion));
  return (
    newer && `nyx-etl ${newer.version} has migrated this database, and this is ${packageVersion}`
  );
}

/** Whether `one` is a later version than `other`, e.g. 1.10.0 than 1.9.2. */
function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}

async function applyTables(session: Session, file: MigrationFile): Promise<void> {
  const started = performance.now();
  try {
    await session.pg.query(file.sql);
  } catch (error) {
    throw toSqlError(error, { file: `schema/${file.name}`, text: file.sql });
  }
  await session.pg.query(
    'insert into etl.migrations (version, name, sha256, duration_ms) values ($1, $2, $3, $4)',
    [file.version, file.name, file.sha256, Math.round(performance.now() - started)],
  );
}
