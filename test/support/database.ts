import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';

/** A migrated database of a test's own. */
export interface TestDatabase extends AsyncDisposable {
  url: string;
  session: Session;
}

/** Clones the migrated template; the server's time zone for it is deliberately not UTC. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `nyx_test_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('serverUrl');
  const admin = await connect(serverUrl, 'test');
  // Copying files is the quicker way where nothing has to reach the disk.
  await admin.pg.query(
    `create database ${name} template ${inject('templateName')} strategy file_copy`,
  );
  await admin.pg.query(`alter database ${name} set timezone = 'Asia/Kathmandu'`);
  await admin.pg.query(`alter database ${name} set search_path = nyx, saturnus, public`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const session = await connect(url.href, 'test');
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
