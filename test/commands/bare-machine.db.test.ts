// Commands that only look, where there is no database yet or one that they may not look at.
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-bare-'));
  await chmod(folder, 0o711);
  database = await cloneDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test('doctor and status say that there is no database yet, and make none', async () => {
  const env = { NYX_HOME: join(folder, 'home') };
  expect(await runCli(['doctor'], env)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('not created yet'),
  });
  expect(await runCli(['status'], env)).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('not created yet'),
    stderr: '',
  });
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  'runs',
  'loads',
  'check',
  'migrate status',
  'migrate verify',
  'transform --plan',
  'rejects list',
])('%s makes no database either', async (line) => {
  const { code, stderr } = await runCli(line.split(' '), { NYX_HOME: join(folder, 'home') });
  expect({ code, left: await readdir(folder) }).toEqual({ code: 3, left: [] });
  expect(stderr).toMatch(
    /^error: there is no database yet in .+\nhint: run 'nyx-etl migrate' first.*\n$/,
  );
});

test('doctor tells what a role may not, and what is wrong with the connection', async () => {
  const url = new URL(database.url);
  const role = `looker_of_${url.pathname.slice(1)}`;
  await database.session.pg.query(`create role ${role} login password 'w'`);
  url.username = role;
  url.password = 'w';
  try {
    const poor = await runCli(['doctor', '--database-url', url.href]);
    expect(poor).toMatchObject({ code: 1, stderr: '' });
    expect(poor.stdout).toMatch(/^ok +PostgreSQL/m);
    expect(poor.stdout).toMatch(
      /^fail +rights +looker_of_\w+ may read no table: let the owner grant/m,
    );
    const json = await runCli(['doctor', '--json', '--database-url', `${url.href}?sslmode=bogus`]);
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout).findings).toContainEqual({
      what: 'database',
      ok: false,
      found: expect.stringContaining('sslmode "bogus"'),
      fix: expect.any(String),
    });
  } finally {
    await database.session.pg.query(`drop role ${role}`);
  }
});
