import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

/** Enough for a load that would leave indexes for its end. */
const ROWS = 60_000;

let database: TestDatabase;
let files: FixtureFolder;
let url: URL;
let role: string;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  url = new URL(database.url);
  role = `writer_of_${url.pathname.slice(1)}`;
  url.username = role;
  url.password = 'w';
  await database.session.pg.query(`
    create role ${role} login password 'w';
    grant usage on schema nyx, saturnus, etl, corrected to ${role};
    grant select, insert, update, delete on all tables in schema nyx, saturnus, etl, corrected to ${role};
    grant usage on all sequences in schema nyx, saturnus, etl to ${role}`);
});
afterAll(async () => {
  await database.session.pg.query(`drop owned by ${role}; drop role ${role}`);
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

const numbers = Array.from({ length: ROWS }, (_, n) => n);

test.each([
  [['table', 'users'], `name,email\n${numbers.map((n) => `U,u${n}@example.org\n`).join('')}`],
  [
    ['job-posts'],
    `url,title,company\n${numbers.map((n) => `https://jobs.example.org/${n},Engineer,C${n % 9}\n`).join('')}`,
  ],
])(
  'a role that may write to the tables but owns none loads a large file: %s',
  async (kind, content) => {
    const path = await files.write('rows.csv', content);
    const { code, stdout, stderr } = await runCli([
      'ingest',
      ...kind,
      path,
      '--database-url',
      url.href,
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('read 60,000 = inserted 60,000');
  },
);

test('to it, a migrated database needs nothing', async () => {
  const { code, stdout } = await runCli(['migrate', '--database-url', url.href]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('nothing to apply'),
  });
});
