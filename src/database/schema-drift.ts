import { migrate } from './migrations.ts';
import { createScratchDatabase } from './scratch-database.ts';
import { connect, type Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

export interface SchemaDifference {
  kind: 'missing' | 'extra' | 'changed';
  /** e.g. `index nyx.idx_users_email` or `column nyx.users.email` */
  object: string;
}

/**
 * Compares the live catalog with what the migration files produce in an empty database beside it, which is
 * dropped again. Needs the right to create databases.
 */
export async function verifySchema(session: Session): Promise<SchemaDifference[]> {
  await using scratch = await createScratchDatabase(session);
  const expected = await catalogOf(scratch.name, session);
  return compare(expected, await describeCatalog(session));
}

async function catalogOf(database: string, beside: Session): Promise<Map<string, string>> {
  await using session = await connect(besideUrl(beside, database), 'nyx-etl migrate verify');
  await migrate(session);
  return await describeCatalog(session);
}

function besideUrl({ pg }: Session, database: string): string {
  const url = new URL(`postgres://${pg.host.startsWith('/') ? 'localhost' : pg.host}:${pg.port}/${database}`);
  url.username = encodeURIComponent(pg.user ?? '');
  url.password = encodeURIComponent(pg.password ?? '');
  if (pg.host.startsWith('/')) url.searchParams.set('host', pg.host);
  return url.href;
}

async function describeCatalog(session: Session): Promise<Map<string, string>> {
  const { rows } = await runSqlFile<{ object: string; definition: string }>(
    session,
    sqlFile('src/database/catalog.sql'),
  );
  return new Map(rows.map((row) => [row.object, row.definition]));
}

function compare(expected: Map<string, string>, live: Map<string, string>): SchemaDifference[] {
  const differences: SchemaDifference[] = [];
  for (const [object, definition] of expected) {
    if (!live.has(object)) differences.push({ kind: 'missing', object });
    else if (live.get(object) !== definition) differences.push({ kind: 'changed', object });
  }
  for (const object of live.keys()) if (!expected.has(object)) differences.push({ kind: 'extra', object });
  return differences;
}
