import { MigrationError } from '../errors.ts';
import { editedCode } from './code-digests.ts';
import { migrate, type SchemaFiles } from './migrations.ts';
import { dataClasses } from './personal-data.ts';
import { createScratchDatabase } from './scratch-database.ts';
import { startScratchServer } from './scratch-server.ts';
import { connect, type Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

export interface SchemaDifference {
  kind: 'missing' | 'extra' | 'changed';
  /** e.g. `index nyx.idx_users_email`, `column nyx.users.email` or `select on table nyx.users for public` */
  object: string;
  /** SQL that ends the difference, where one statement does. */
  remedy?: string;
}

/** What defines an object, and the SQL that makes it so, if one statement does. */
interface Definition {
  definition: string;
  remedy: string | null;
}

/** Everything that defines the objects of our schemas, by their names. */
export type Catalog = Map<string, Definition>;

/**
 * Compares the live catalog with what the migration files produce in an empty database, which is removed again, and names
 * what is switched off or open to more than the documented roles. The database is one beside the live one or, for a role that
 * may create none, one of an embedded server of the same version; throws MigrationError where that is another version.
 */
export async function verifySchema(
  session: Session,
  files: SchemaFiles,
): Promise<SchemaDifference[]> {
  const expected = (await mayCreateDatabases(session))
    ? await catalogBeside(session, files)
    : await catalogElsewhere(session, files);
  return await differencesFrom(session, expected);
}

/** As verifySchema, where what the migration files produce is known. */
export async function differencesFrom(
  session: Session,
  expected: Catalog,
): Promise<SchemaDifference[]> {
  return [
    // A comment that was taken away as a whole comes back with its class afterwards.
    ...(await differencesIn(session, 'unclassified')),
    ...compareCatalogs(expected, await describeCatalog(session)),
    ...(await describeWidened(session)),
  ];
}

/**
 * What differs, as far as the live catalog alone tells, and to every role: classes that nobody said, and functions and views
 * that somebody has replaced. Takes milliseconds; verifySchema sees the rest.
 */
export async function glanceAtSchema(session: Session): Promise<SchemaDifference[]> {
  const edited = await editedCode(session);
  return [
    ...(await differencesIn(session, 'unclassified')),
    ...edited.map((name) => ({ kind: 'changed' as const, object: name })),
  ];
}

async function mayCreateDatabases({ pg }: Session): Promise<boolean> {
  const { rows } = await pg.query<{ may: boolean }>(
    'select rolsuper or rolcreatedb as may from pg_catalog.pg_roles where rolname = current_user',
  );
  return rows[0]?.may ?? false;
}

async function catalogBeside(beside: Session, files: SchemaFiles): Promise<Catalog> {
  await using scratch = await createScratchDatabase(beside);
  await using session = await beside.connectTo(scratch.name, 'nyx-etl migrate verify');
  return await catalogOf(session, files);
}

/** Another version prints some definitions in other words. */
async function catalogElsewhere(live: Session, files: SchemaFiles): Promise<Catalog> {
  await using server = await startScratchServer();
  await using session = await connect(server.url, 'nyx-etl migrate verify');
  const [own, other] = [await majorVersion(live), await majorVersion(session)];
  if (own === other) return await catalogOf(session, files);
  throw new MigrationError(
    `this role may create no database to compare with, and the embedded server is PostgreSQL ${other}, not ${own}`,
    { hint: 'let a superuser run: alter role … createdb, or verify as one who may' },
  );
}

async function majorVersion({ pg }: Session): Promise<number> {
  const { rows } = await pg.query<{ major: number }>(
    "select current_setting('server_version_num')::integer / 10000 as major",
  );
  return rows[0]?.major ?? 0;
}

async function catalogOf(session: Session, files: SchemaFiles): Promise<Catalog> {
  await migrate(session, files);
  return await describeCatalog(session);
}

/** Reads the live catalog. */
export async function describeCatalog(session: Session): Promise<Catalog> {
  const { rows } = await runSqlFile<Definition & { object: string }>(
    session,
    sqlFile(import.meta.url, './catalog.sql'),
  );
  return new Map(rows.map((row) => [row.object, row]));
}

/** What of our schemas is switched off, or open to more than the documented roles. */
export const describeWidened = (session: Session): Promise<SchemaDifference[]> =>
  differencesIn(session, 'widened');

/**
 * What no migration file makes: disabled triggers, row-level security, rules, grants beyond the documented roles (`widened`);
 * columns of which nobody said what they may tell of a person (`unclassified`).
 */
async function differencesIn(
  session: Session,
  file: 'widened' | 'unclassified',
): Promise<SchemaDifference[]> {
  const { rows } = await runSqlFile<Required<SchemaDifference>>(
    session,
    sqlFile(import.meta.url, `./${file}.sql`),
    { classes: dataClasses.join('|') },
  );
  return rows;
}

/** Compares two catalogs. */
export function compareCatalogs(expected: Catalog, live: Catalog): SchemaDifference[] {
  const differences: SchemaDifference[] = [];
  for (const [object, { definition, remedy }] of expected) {
    const found = live.get(object)?.definition;
    if (found === definition) continue;
    const kind = found === undefined ? 'missing' : 'changed';
    differences.push({ kind, object, ...(remedy === null ? {} : { remedy }) });
  }
  for (const object of live.keys())
    if (!expected.has(object)) differences.push({ kind: 'extra', object });
  return differences;
}
