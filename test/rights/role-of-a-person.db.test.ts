// The role of a person sees this person alone: whoever is called alike, whatever the address is, and when the person is gone.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { becomePerson } from './two-persons.ts';

let database: TestDatabase;
let role: string;
beforeEach(async () => {
  database = await cloneDatabase();
  role = `nyx_${randomBytes(6).toString('hex')}`;
});
afterEach(async () => {
  const { pg } = database.session;
  const { rows } = await pg.query('select from pg_roles where rolname = $1', [role]);
  if (rows.length > 0) await pg.query(`drop owned by ${role}; drop role ${role}`);
  await database[Symbol.asyncDispose]();
});

const addUser = (email: string) =>
  database.session.pg.query('insert into nyx.users (name, email) values ($1, $1)', [email]);

/** The SQL of a role for this address, called by default after it. */
async function printed(email: string, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['roles', '--print', '--user', email, ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The addresses that the role sees. */
async function seen(url: string): Promise<string[]> {
  await using session = await connect(url, 'test');
  const { rows } = await session.pg.query<{ email: string }>('select email from corrected.users');
  return rows.map(({ email }) => email).sort();
}

test('another person whose role would be called the same gets none, and the first sees what it saw', async () => {
  const [first, second] = [`${role.slice(4)}@example.com`, `${role.slice(4)}@example.org`];
  for (const email of [first, second, 'bert@example.com']) await addUser(email);
  const url = await becomePerson(database, await printed(first), role);
  expect(await seen(url)).toEqual([first]);
  await expect(database.session.pg.query(await printed(second))).rejects.toThrow(
    `the role ${role} sees somebody else already`,
  );
  await database.session.pg.query('rollback');
  expect(await seen(url)).toEqual([first]);
  // After an update the same is run again.
  await database.session.pg.query(await printed(first));
  expect(await seen(url)).toEqual([first]);
});

test('an address that nobody has makes no role', async () => {
  const sql = await printed('nobody@example.com', '--name', role);
  await expect(database.session.pg.query(sql)).rejects.toThrow('nobody in nyx.users');
  await database.session.pg.query('rollback');
  const { rows } = await database.session.pg.query('select from pg_roles where rolname = $1', [
    role,
  ]);
  expect(rows).toEqual([]);
});

test.each(['owner', 'loader', 'transformer', 'exporter', 'analyst', 'agent'])(
  'who is called %s gets no role that others work under',
  async (name) => {
    const refused = await runCli(['roles', '--print', '--user', `${name}@example.com`]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^error: nyx_\w+ is a role of everybody\nhint: .*--name/);
  },
);

test.each([
  `a'b@example.com`,
  `a$$;drop table etl.role_persons;do $$begin end$$;--@example.com`,
  `a$do1$$$;drop table etl.role_persons;--@example.com`,
])('an address is never SQL: %s', async (email) => {
  await addUser(email);
  await addUser('bert@example.com');
  const url = await becomePerson(database, await printed(email, '--name', role), role);
  expect(await seen(url)).toEqual([email]);
});

test('the role of somebody who was erased sees nobody, also where no other person has one', async () => {
  await addUser('anna@example.com');
  await addUser('bert@example.com');
  const url = await becomePerson(database, await printed('anna@example.com', '--name', role), role);
  const erase = (how: string) =>
    runCli(['erase', '--user', 'anna@example.com', how, '--database-url', database.url]);
  expect((await erase('--plan')).stdout).toContain(
    `roles that saw these rows, and would see nobody then:\n  ${role}\n`,
  );
  expect(await seen(url)).toEqual(['anna@example.com']);
  const { code, stdout, stderr } = await erase('--confirm');
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining(role) });
  expect(stderr).toContain('drop role NAME');
  expect(await seen(url)).toEqual([]);
  const { rows } = await database.session.pg.query('select email from nyx.users');
  expect(rows).toEqual([{ email: 'bert@example.com' }]);
});
