import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let files: FixtureFolder;

beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  await database.session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@home.test')`);
  const contents = {
    'jobs.csv': 'url,title,company\nhttps://a.test/1,Engineer,A\nhttps://a.test/2,,A\n',
    'applications.csv': 'user_email,job_post_url,effort_level\nada@home.test,https://nowhere.test/1,medium\n',
    'companies.csv': 'name,tier\nA corporation,nonsense\n',
    'one.eml': 'From: a@b.test\nTo: me@home.test\nSubject: Hi\nMessage-ID: <1@t>\n\nHello\n',
  };
  for (const [name, text] of Object.entries(contents)) await files.write(name, text);
});
afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function json(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await runCli([...words, '--json', '--quiet', '--database-url', database.url]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The names of all members, however deep. */
function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(names);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...names(member)]);
}

const file = (name: string) => join(files.path, name);

it.each([
  ['job-posts', () => [file('jobs.csv'), '--max-rejects', '1']],
  ['applications', () => [file('applications.csv'), '--max-rejects', '100%']],
  ['table', () => ['companies', file('companies.csv'), '--max-rejects', '100%']],
  ['emails', () => [file('one.eml'), '--account', 'me@home.test']],
])('ingest %s --json gives one object in snake_case', async (kind, words) => {
  const result = await json('ingest', kind, ...words());
  expect(result).toMatchObject({
    schema: `nyx-etl/ingest-${kind}@1`,
    loads: [{ load_id: expect.any(String) }],
  });
  expect(names(result).filter((name) => /[A-Z]/.test(name))).toEqual([]);
});

it('loads, rejects and their replay name things as the loads do', async () => {
  for (const words of [['loads'], ['loads', 'show', '1'], ['rejects'], ['rejects', 'replay']]) {
    const result = await json(...words);
    expect({ words, camel: names(result).filter((name) => /[A-Z]/.test(name)) }).toEqual({
      words,
      camel: [],
    });
  }
});
