import { randomBytes } from 'node:crypto';
import { connect, type Session } from '../../src/database/session.ts';
import type { TestDatabase } from './database.ts';

/** A login role of a test's own, and its session. */
export interface TestRole extends AsyncDisposable {
  name: string;
  session: Session;
}

/** Makes a role with the rights that `grants` gives it, where `:role` stands for its name; it is dropped at the end. */
export async function createRole(database: TestDatabase, grants: string): Promise<TestRole> {
  const { pg } = database.session;
  const name = `role_${randomBytes(6).toString('hex')}`;
  await pg.query(`create role ${name} login password 'w'; ${grants.replaceAll(':role', name)}`);
  const url = new URL(database.url);
  url.username = name;
  url.password = 'w';
  const session = await connect(url.href, 'test');
  return {
    name,
    session,
    [Symbol.asyncDispose]: async () => {
      await session[Symbol.asyncDispose]();
      await pg.query(`drop owned by ${name} cascade; drop role ${name}`);
    },
  };
}
