// What `migrate verify` would tell of a test's database.
import { type Catalog, describeCatalog, differencesFrom } from '../../src/database/schema-drift.ts';
import type { Session } from '../../src/database/session.ts';
import { cloneDatabase } from './database.ts';

let migrated: Promise<Catalog> | undefined;

/** As verifySchema, which migrates a database each time; here it is the tests' template, read once. */
export async function schemaDifferences(session: Session) {
  migrated ??= describeTemplate();
  return await differencesFrom(session, await migrated);
}

async function describeTemplate(): Promise<Catalog> {
  await using template = await cloneDatabase();
  return await describeCatalog(template.session);
}
