import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { readMigrationFiles } from '../../src/database/migration-files.ts';
import { migrate } from '../../src/database/migrations.ts';
import { connect } from '../../src/database/session.ts';
import type { TestDatabase } from './database.ts';

/** A database that was migrated up to a version and no further, e.g. `0036`. */
export async function olderDatabase(version: string): Promise<TestDatabase> {
  const name = `nyx_older_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('serverUrl');
  const admin = await connect(serverUrl, 'test');
  await admin.pg.query(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const session = await connect(url.href, 'test');
  await migrate(
    session,
    readMigrationFiles().filter((file) => file.version <= version),
  );
  return {
    url: url.href,
    session,
    [Symbol.asyncDispose]: async () => {
      await session[Symbol.asyncDispose]();
      await admin.pg.query(`drop database ${name} with (force)`);
      await admin[Symbol.asyncDispose]();
    },
  };
}
