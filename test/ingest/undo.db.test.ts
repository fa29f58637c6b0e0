// A load is taken back where nothing builds on it; else it is said what does.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld, user } from '../transforms/facts.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

let database: TestDatabase;
let files: FixtureFolder;
beforeEach(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
});
afterEach(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

const run = (...words: string[]) => runCli([...words, '--database-url', database.url]);

async function ingest(name: string, text: string, ...words: string[]) {
  const { code, stderr } = await run('ingest', ...words, await files.write(name, text));
  expect({ code, stderr }).toMatchObject({ code: 0 });
}

/** How many rows each table has that has any, but for the history of our own. */
async function rowsByTable() {
  const { rows: tables } = await database.session.pg.query(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('nyx', 'saturnus') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await database.session.pg.query(`select count(*)::integer as n from ${name}`);
    if (rows[0].n > 0) counts[name] = rows[0].n;
  }
  return counts;
}

const POSTS =
  'url,title,company,tags\n' +
  Array.from(
    { length: 25 },
    (_, n) => `https://a.test/${n},Post ${n},Firm ${n % 3},"sql, etl"\n`,
  ).join('');

test('where something keeps what is deleted, nothing is taken back, and that is said', async () => {
  await ingest('posts.csv', POSTS, 'job-posts');
  const loaded = await rowsByTable();
  await database.session.pg.query(
    'create rule keep as on delete to nyx.companies do instead nothing',
  );
  const { code, stdout, stderr } = await run('loads', 'undo', '1');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(
    /^error: a rule or a trigger keeps rows of nyx.companies\nhint: nothing was/,
  );
  expect(await rowsByTable()).toEqual(loaded);
});

test('job posts go with the companies, sources and tags that were made for them', async () => {
  const before = await rowsByTable();
  await ingest('posts.csv', POSTS, 'job-posts', '--batch-rows', '10');
  await run('transform');
  const { code, stdout, stderr } = await run('loads', 'undo', '1');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('25 of nyx.job_posts');
  expect(stdout).toContain('3 of nyx.companies');
  expect(await rowsByTable()).toEqual(before);
  expect((await run('loads')).stdout).toContain('(taken back)');
  expect((await run('loads', 'undo', '1')).stderr).toContain('was taken back already');
  // The same file is new again.
  const again = await run('ingest', 'job-posts', `${files.path}/posts.csv`);
  expect(again.stdout).toContain('inserted 25');
  expect(again.stdout).not.toContain('loaded before');
});

test('what another load uses as well stays', async () => {
  await ingest('posts.csv', POSTS, 'job-posts');
  await ingest('more.csv', 'url,title,company\nhttps://b.test/1,Other,Firm 1\n', 'job-posts');
  expect((await run('loads', 'undo', '1')).stdout).toContain('2 of nyx.companies');
  expect(await rowsByTable()).toMatchObject({ 'nyx.job_posts': 1, 'nyx.companies': 1 });
});

test('applications and mail go with what was computed from them', async () => {
  await addWorld(database.session, 2);
  const before = await rowsByTable();
  await ingest(
    'applied.csv',
    'user_email,job_post_url,effort_level,status,submitted_at\nu@example.org,https://example.org/1,low,submitted,2026-03-01T10:00:00Z\n',
    'applications',
  );
  await ingest(
    'one.eml',
    'From: jobs@company1.test\nTo: u@example.org\nSubject: Your application at Company 1\nDate: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <1@t>\n\nUnfortunately we will not move forward with your application to Company 1.\n',
    'emails',
    '--account',
    'u@example.org',
  );
  await run('transform');
  expect((await run('loads', 'undo', '2')).code).toBe(0);
  expect((await run('loads', 'undo', '1')).stdout).toContain('1 of nyx.applications');
  await run('transform');
  // Its session is over, and has its digest.
  before['nyx.session_digests'] = 1;
  const {
    'nyx.company_properties': _p,
    'nyx.company_metrics_daily': _m,
    ...left
  } = await rowsByTable();
  expect(left).toEqual(before);
});

test('what builds on a load is named, and nothing is taken', async () => {
  await ingest('posts.csv', POSTS, 'job-posts');
  await ingest('users.csv', `id,name,email\n${user},U,u@example.org\n`, 'table', 'users');
  await ingest(
    'applied.csv',
    'user_email,job_post_url,effort_level\nu@example.org,https://a.test/1,low\n',
    'applications',
  );
  const { code, stderr } = await run('loads', 'undo', '1');
  expect(code).toBe(3);
  expect(stderr).toContain(
    'rows of nyx.job_posts that it inserted are used: 1 of nyx.applications',
  );
  expect(await rowsByTable()).toMatchObject({ 'nyx.job_posts': 25 });
});

test.each([
  [
    'a later load',
    'https://a.test/1,Another title,Firm 1,sql\n',
    'of the 25 rows that it inserted',
  ],
  ['a correction', null, '1 corrections'],
])('rows that %s has changed are none of it any more', async (_what, line, sentence) => {
  await ingest('posts.csv', POSTS, 'job-posts');
  if (line) await ingest('later.csv', `url,title,company,tags\n${line}`, 'job-posts');
  else
    await database.session.pg.query(
      `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      select 'job_posts', id, 'job_title', '"X"' from nyx.job_posts limit 1`,
    );
  const { code, stderr } = await run('loads', 'undo', '1');
  expect(code).toBe(3);
  expect(stderr).toContain(sentence);
});

test('a load that changed rows cannot be taken back', async () => {
  await ingest('users.csv', `id,name,email\n${user},U,u@example.org\n`, 'table', 'users');
  await ingest('again.csv', `id,name,email\n${user},Ada,u@example.org\n`, 'table', 'users');
  const { code, stderr } = await run('loads', 'undo', '2');
  expect(code).toBe(3);
  expect(stderr).toContain('load 2 changed 1 rows that were there before');
  expect((await run('loads', 'undo', '9')).stderr).toContain('there is no load 9');
});

test('a list of applications goes with its companies, posts, interviews and answers', async () => {
  await ingest('users.csv', `id,name,email\n${user},U,u@example.org\n`, 'table', 'users');
  const before = await rowsByTable();
  await ingest(
    'list.csv',
    'Company,Position,Status,Date Applied\nAcme,Engineer,Interview,2026-01-05\nBeta,Analyst,Rejected,2026-01-06\n',
    'applications',
  );
  await run('transform');
  expect((await run('loads', 'undo', '2')).stdout).toContain('1 of nyx.interviews');
  expect(await rowsByTable()).toEqual(before);
});

const LIST = 'Company,Position,Status,Date Applied,Interview Date\n';

test('interviews that a list gave to applications of an earlier one go with it', async () => {
  await ingest('users.csv', `id,name,email\n${user},U,u@example.org\n`, 'table', 'users');
  await ingest('list.csv', `${LIST}Acme,Engineer,Applied,2026-01-05,\n`, 'applications');
  const before = await rowsByTable();
  await ingest('later.csv', `${LIST}Acme,Engineer,Applied,2026-01-05,2026-01-20\n`, 'applications');
  expect(await rowsByTable()).toMatchObject({ 'nyx.interviews': 1 });
  const { code, stdout } = await run('loads', 'undo', '3');
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 of nyx.interviews'),
  });
  expect(await rowsByTable()).toEqual(before);
});

test('a list that dated an interview cannot be taken back', async () => {
  await ingest('users.csv', `id,name,email\n${user},U,u@example.org\n`, 'table', 'users');
  await ingest('list.csv', `${LIST}Acme,Engineer,Interview,2026-01-05,\n`, 'applications');
  await ingest(
    'later.csv',
    `${LIST}Acme,Engineer,Interview,2026-01-05,2026-01-20\n`,
    'applications',
  );
  const { code, stderr } = await run('loads', 'undo', '3');
  expect({ code, stderr }).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('gave dates to 1 interviews'),
  });
  expect(await rowsByTable()).toMatchObject({ 'nyx.interviews': 1 });
});

test('what a load filled in of companies that were there before is told to stay', async () => {
  await ingest('posts.csv', POSTS, 'job-posts');
  await ingest(
    'more.csv',
    'url,title,company,industry\nhttps://b.test/1,Other,Firm 1,Software\n',
    'job-posts',
  );
  expect((await run('loads', 'undo', '2')).stdout).toContain('stays: 1 of companies');
});
