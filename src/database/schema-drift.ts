import { migrate, type SchemaFiles } from './migrations.ts';
import { dataClasses } from './personal-data.ts';
import { createScratchDatabase } from './scratch-database.ts';
import type { Session } from './session.ts';
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
 * Compares the live catalog with what the migration files produce in an empty database beside it, which is
 * dropped again, and names what is switched off or open to more than the documented roles. Needs the right to
 * create databases.
 */
export async function verifySchema(
  session: Session,
  files: SchemaFiles,
): Promise<SchemaDifference[]> {
  await using scratch = await createScratchDatabase(session);
  const expected = await catalogOf(scratch.name, session, files);
  return [
    // A comment that was taken away as a whole comes back with its class afterwards.
    ...(await differencesIn(session, 'unclassified')),
    ...compareCatalogs(expected, await describeCatalog(session)),
    ...(await differencesIn(session, 'widened')),
  ];
}

async function catalogOf(database: string, beside: Session, files: SchemaFiles): Promise<Catalog> {
  await using session = await beside.connectTo(database, 'nyx-etl migrate verify');
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
