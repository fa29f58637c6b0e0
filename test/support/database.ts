import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';

/** A migrated database of a test's own. */
export interface TestDatabase extends AsyncDisposable {
  url: string;
  session: Session;
}

/** What makes databases on one server: a connection that stays, and a database that nobody has yet. */
interface Maker {
  admin: Promise<Session>;
  spare: Promise<string>;
}

let maker: Maker | undefined;
/** What was begun last on the connection that stays: it does one thing at a time. */
let begun: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = begun.then(work);
  begun = done.catch(() => {});
  return done;
}

/**
 * Clones the migrated template; the server's time zone for it is deliberately not UTC. The next one is made while the test
 * runs, and given up ones are dropped then: a test waits for neither. What is left over, the server's teardown drops.
 */
export async function cloneDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl');
  maker ??= begin(serverUrl);
  const { admin } = maker;
  // Taken before anything is awaited: no other test may take the same one meanwhile.
  const taken = maker.spare;
  maker.spare = inTurn(() => make(admin));
  // Whoever asks for it is told of its failure.
  maker.spare.catch(() => {});
  const name = await taken;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const session = await connect(url.href, 'test');
  return {
    url: url.href,
    session,
    [Symbol.asyncDispose]: async () => {
      await session[Symbol.asyncDispose]();
      void inTurn(() => drop(admin, name));
    },
  };
}

function begin(serverUrl: string): Maker {
  const admin = connect(serverUrl, 'test');
  return { admin, spare: inTurn(() => make(admin)) };
}

async function make(admin: Promise<Session>): Promise<string> {
  const name = `${inject('databasePrefix')}${randomBytes(6).toString('hex')}`;
  const { pg } = await admin;
  // Copying files is the quicker way where nothing has to reach the disk.
  await pg.query(`create database ${name} template ${inject('templateName')} strategy file_copy`);
  await pg.query(`alter database ${name} set timezone = 'Asia/Kathmandu'`);
  await pg.query(`alter database ${name} set search_path = nyx, saturnus, public`);
  return name;
}

async function drop(admin: Promise<Session>, name: string): Promise<void> {
  const { pg } = await admin;
  await pg.query(`drop database ${name} with (force)`).catch(() => {});
}
