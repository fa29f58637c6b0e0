// Of two records with one key and other values the file says which counts, or the load is undone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

let database: TestDatabase;
let files: FixtureFolder;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

const kinds = {
  table: {
    words: ['table', 'users'],
    text: 'email,name,notes\na@x.test,First,\na@x.test,Last,said later\nb@x.test,B,\nb@x.test,B,\n',
    name: 'name',
    rows: 'select name, notes from nyx.users order by email',
  },
  'job-posts': {
    words: ['job-posts'],
    text: 'url,title,salary\nhttps://a.test/1,First,\nhttps://a.test/1,Last,$10 per hour\nhttps://a.test/2,B,\nhttps://a.test/2,B,\n',
    name: 'job_title',
    rows: 'select job_title, compensation_min::text from nyx.job_posts order by source_url',
  },
};

const load = async (kind: keyof typeof kinds, ...words: string[]) => {
  const path = await files.write(`${kind}.csv`, kinds[kind].text);
  return runCli(['ingest', ...kinds[kind].words, path, ...words, '--database-url', database.url]);
};

const names = Object.keys(kinds) as (keyof typeof kinds)[];

test.each(names)('%s: fail names how many there are, and nothing is loaded', async (kind) => {
  const { code, stderr } = await load(kind, '--on-duplicate', 'fail');
  expect(code).toBe(3);
  expect(stderr).toContain('1 record says otherwise than another one with the same key');
  expect((await database.session.pg.query(kinds[kind].rows)).rows).toEqual([]);
});

test.each([
  ['table', 'first', 'First', 'said later'],
  ['table', 'last', 'Last', 'said later'],
  ['job-posts', 'first', 'First', '10'],
  ['job-posts', 'last', 'Last', '10'],
] as const)('%s: the %s counts, with what only the other says', async (kind, which, name, also) => {
  const { code, stdout } = await load(kind, '--on-duplicate', which);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('duplicate 2'),
  });
  expect(stdout).toContain(
    `1 repeated later with other values, of which the ${which === 'first' ? 'earlier' : 'later'} count`,
  );
  const { rows } = await database.session.pg.query({ text: kinds[kind].rows, rowMode: 'array' });
  expect(rows[0]).toEqual([name, also]);
  expect(rows).toHaveLength(2);
});
