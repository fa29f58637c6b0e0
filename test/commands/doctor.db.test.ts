// docs/roles.md says what each role may do; doctor looks for that, and for nothing else.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { createRole } from '../support/role.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** The grants that docs/roles.md prints for a role, as a user would copy them. */
async function documentedGrants(role: string): Promise<string> {
  const text = await readFile(join(packageRoot, 'docs/roles.md'), 'utf8');
  const blocks = [...text.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql);
  const grants = blocks.find((sql) => sql.includes(`to ${role};`)) ?? '';
  expect(grants).not.toBe('');
  return grants
    .replaceAll(` to ${role};`, ' to :role;')
    .replaceAll(` from ${role};`, ' from :role;');
}

/** What doctor says under a role with these rights, as `ok rights …` lines. */
async function examine(grants: string) {
  await using role = await createRole(database, grants);
  const url = new URL(database.url);
  url.username = role.name;
  url.password = 'w';
  const { code, stdout, stderr } = await runCli(['doctor', '--database-url', url.href]);
  expect(stderr).toBe('');
  return { code, text: stdout.replaceAll(role.name, 'ROLE') };
}

const READ_ONLY = 'alter role :role set default_transaction_read_only = on;';

test.each([
  ['reader', 'ROLE is a reader of all tables'],
  ['writer', 'ROLE is a writer'],
  ['etl_runner', 'ROLE runs nyx-etl: may load, transform and export'],
])('the documented rights of a %s are enough', async (role, says) => {
  const { code, text } = await examine(await documentedGrants(role));
  expect({ code, text }).toMatchObject({
    code: 0,
    text: expect.stringContaining(`rights      ${says}`),
  });
  expect(text).not.toContain('fail');
  expect(text.includes('writable')).toBe(role !== 'reader');
});

test('a reader needs no session that writes, and may see only some tables', async () => {
  const some = 'grant usage on schema nyx to :role; grant select on nyx.companies to :role;';
  const { code, text } = await examine(`${some} ${READ_ONLY}`);
  expect({ code, text }).toMatchObject({
    code: 0,
    text: expect.stringMatching(/reader of 1 of \d+ tables/),
  });
});

test.each([
  ['revoke insert on etl.loads from :role;', 'lacks insert on etl.loads: let the owner grant it'],
  ['revoke usage on schema corrected from :role;', 'lacks select on corrected.'],
  [READ_ONLY, 'fail  writable    no: this server is read-only'],
])('a role for nyx-etl is told what it lacks: %s', async (but, says) => {
  const { code, text } = await examine(`${await documentedGrants('etl_runner')} ${but}`);
  expect({ code, text }).toMatchObject({ code: 1, text: expect.stringContaining(says) });
});

test('the owner may do everything', async () => {
  const { code, stdout } = await runCli(['doctor', '--database-url', database.url]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^ok +rights .*owner.*\nok +writable +yes\nok +schema +current$/m,
    ),
  });
});
