// faults.md S5 and S7: timeouts of the server, and a server that cannot be written to.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { lockUntilCommit } from '../../src/ingest/table-lock.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { runCli } from '../support/run-cli.ts';
import { openPooler } from '../support/transaction-pooler.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

let database: TestDatabase;
let files: FixtureFolder;
let people: string;
beforeEach(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  people = await files.write('people.csv', 'name,email\nAda,ada@example.org\n');
});
afterEach(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

/** Settings that new sessions of the database get. */
async function set(setting: string): Promise<void> {
  await database.session.pg.query(
    `do $$ begin execute format('alter database %I set ${setting}', current_database()); end $$`,
  );
}

const load = (url = database.url) =>
  runCli(['ingest', 'table', 'users', people, '--database-url', url]);

const users = async () => (await database.session.pg.query('select from nyx.users')).rows.length;

test('S7: a read-only server is refused before the first row is read', async () => {
  await set('default_transaction_read_only = on');
  await using proxy = await openFaultProxy(database.url);
  let copied = false;
  proxy.once('copy pg_temp.stage ', async () => {
    copied = true;
  });
  const { code, stderr } = await load(proxy.url);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('read-only') });
  expect(stderr).toContain('hint: ');
  expect(copied).toBe(false);
});

test('S5: a lock that is held beyond lock_timeout is waited for, and the load is tried again', async () => {
  await set('lock_timeout = 200');
  await using other = await connect(database.url, 'somebody else');
  await other.pg.query('begin; lock table nyx.users in access exclusive mode');
  await using proxy = await openFaultProxy(database.url);
  // The second attempt finds the table free.
  proxy.once('copy pg_temp.stage ', async () => void (await other.pg.query('commit')), 2);
  const { code, stderr } = await load(proxy.url);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('lock timeout'),
  });
  expect(await users()).toBe(1);
});

test('S5: a statement_timeout is named with its remedy, exit 75, and nothing is loaded', async () => {
  await set('statement_timeout = 300');
  await using other = await connect(database.url, 'somebody else');
  await other.pg.query('begin; lock table nyx.users in access exclusive mode');
  const { code, stderr } = await load();
  await other.pg.query('rollback');
  expect({ code, stderr }).toMatchObject({
    code: 75,
    stderr: expect.stringContaining('statement timeout'),
  });
  expect(stderr).toContain('hint: the statement_timeout');
  expect(await users()).toBe(0);
});

test('S7: a pooler in transaction mode is refused before the first row is read; one in session mode will do', async () => {
  await using shared = await openPooler(database.url, 'transaction');
  const { code, stderr } = await load(shared.url);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('in transaction mode'),
  });
  expect(stderr).toContain('hint: point --database-url at the server itself');
  expect(shared.sent()).not.toMatch(/copy|set /i);
  await using own = await openPooler(database.url, 'session');
  expect(await load(own.url)).toMatchObject({ code: 0 });
  expect(await users()).toBe(1);
});

test('S5: a deadlock is named, and the load is tried again', async () => {
  await using other = await connect(database.url, 'somebody else');
  // It can wait for longer, so that the load is the one that has to step back.
  await other.pg.query(
    "set deadlock_timeout = '10min'; begin; lock table nyx.users in access exclusive mode",
  );
  const loading = load();
  await expect
    .poll(
      async () =>
        (await database.session.pg.query('select from pg_locks where not granted')).rows.length,
      {
        timeout: 30_000,
      },
    )
    .toBe(1);
  await lockUntilCommit(other, 'nyx.users');
  await other.pg.query('commit');
  const { code, stderr } = await loading;
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('deadlock detected'),
  });
  expect(await users()).toBe(1);
});

test('S5: too many connections are named, exit 75', async () => {
  const url = new URL(database.url);
  const role = url.pathname.slice(1);
  await database.session.pg.query(`create role ${role} login password 'x' connection limit 0`);
  url.username = role;
  url.password = 'x';
  const { code, stderr } = await load(url.href);
  await database.session.pg.query(`drop role ${role}`);
  expect({ code, stderr }).toMatchObject({
    code: 75,
    stderr: expect.stringContaining('too many connections'),
  });
  expect(stderr).toContain('hint: all connections that the server allows are taken');
});

test('S4: the server is told to give up a client that is gone within 90 seconds', async () => {
  const { rows } = await database.session.pg.query(
    `select name, setting from pg_settings where name ~ '^tcp_|^client_connection_check' order by name`,
  );
  expect(rows.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
    'client_connection_check_interval 2000',
    'tcp_keepalives_count 6',
    'tcp_keepalives_idle 30',
    'tcp_keepalives_interval 10',
    'tcp_user_timeout 90000',
  ]);
});
