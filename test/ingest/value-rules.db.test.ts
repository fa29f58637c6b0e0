// What a check of severity error would find is refused where it comes in: by loads, and by corrections.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

const USER = '018f0000-0000-7000-8000-000000000001';
const SESSION = '018f0000-0000-7000-8000-000000000002';
const POST = '018f0000-0000-7000-8000-000000000003';
const APPLICATION = '018f0000-0000-7000-8000-000000000004';
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-rules-'));
  await database.session.pg.query(`
    insert into nyx.users (id, email, name) values ('${USER}', 'a@b.example', 'A');
    insert into nyx.application_sessions (id, user_id, start_datetime)
    values ('${SESSION}', '${USER}', '2026-05-01T08:00Z');
    insert into nyx.job_posts (id, source_url, job_title) values ('${POST}', 'https://a.example/1', 'E');
    insert into nyx.applications (id, user_id, job_post_id, session_id, effort_level, match_score)
    values ('${APPLICATION}', '${USER}', '${POST}', '${SESSION}', 'low', 2.5)`);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const cli = (...words: string[]) => runCli(words, { DATABASE_URL: database.url });

async function load(table: string, text: string) {
  const file = join(folder, 'rows.csv');
  await writeFile(file, text);
  return cli('ingest', 'table', table, file);
}

test.each([
  [
    'applications',
    `user_id,job_post_id,effort_level,match_score\n${USER},${POST},low,1.5\n`,
    'match_score',
    'within 0 and 1',
  ],
  [
    'applications',
    `user_id,job_post_id,effort_level,match_score\n${USER},${POST},low,-0.1\n`,
    'match_score',
    'within 0 and 1',
  ],
  [
    'application_sessions',
    `user_id,start_datetime,end_datetime\n${USER},2026-05-02,2026-05-01\n`,
    'end_datetime',
    'before',
  ],
  ['users', 'email,name,timezone\nb@b.example,B,Europe/Zürich\n', 'timezone', 'Europe/Zurich'],
  ['users', 'email,name,timezone\nb@b.example,B,UTC+2\n', 'timezone', 'time zone'],
  ['job_posts', 'source_url,job_title\njavascript:alert(1),E\n', 'source_url', 'http'],
  ['job_posts', 'source_url,job_title\nhttps://u:secret@a.example/2,E\n', 'source_url', 'login'],
])('ingest table %s refuses %j', async (table, text, column, says) => {
  const { code, stderr } = await load(table, text);
  expect(code).toBe(3);
  expect(stderr).toContain(column);
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('secret');
});

test.each([
  [
    'applications',
    `user_id,job_post_id,session_id,effort_level,match_score\n${USER},${POST},${SESSION},low,1\n`,
  ],
  ['users', 'email,name,timezone\nc@b.example,C,Europe/Zurich\n'],
  ['users', 'email,name,timezone\nd@b.example,D,Etc/GMT+2\n'],
  ['job_posts', 'source_url,job_title\nurn:nyx-etl:job-post:9,E\n'],
])('ingest table %s takes %j', async (table, text) => {
  expect(await load(table, text)).toMatchObject({ code: 0 });
});

test.each([
  ['applications', APPLICATION, 'match_score', '2.6'],
  ['applications', APPLICATION, 'cost_estimated_total', '-1'],
  ['applications', APPLICATION, 'cost_estimated_total', 'NaN'],
  ['application_sessions', SESSION, 'end_datetime', '2026-04-30T08:00Z'],
  ['users', USER, 'timezone', 'Mars/Olympus'],
  ['job_posts', POST, 'source_url', 'data:text/html,x'],
])('correct %s %s %s %s is refused', async (table, id, field, value) => {
  expect(await cli('correct', table, id, field, '--reason', 'x', '--', value)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${table}.${field} is refused: `),
  });
});

test('what another field of the row says is no reason to refuse', async () => {
  expect(
    await cli('correct', 'applications', APPLICATION, 'cost_estimated_total', '1', '--reason', 'x'),
  ).toMatchObject({ code: 0 });
});

test('a session without its start is dated by the load, and the load says so', async () => {
  const { code, stdout } = await load(
    'application_sessions',
    `user_id,session_name,started_at\n${USER},one,2026-05-02\n`,
  );
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('note: start_datetime: 1 new, with the time of loading'),
  });
  const known = await load(
    'application_sessions',
    `user_id,session_name,start_datetime\n${USER},two,2026-05-03\n`,
  );
  expect(known.stdout).not.toContain('time of loading');
});

test('a post is no other thing than http(s) or a URN, and keeps no login', async () => {
  const file = join(folder, 'posts.csv');
  const urls = [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example/x',
    'mailto:a@b.example',
  ];
  await writeFile(file, ['title,url', ...urls.map((url) => `E,"${url}"`)].join('\n'));
  const refused = await cli('ingest', 'job-posts', file);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('not_a_url 4');
  await writeFile(
    file,
    'title,url,canonical_url\nE,http://user:secret@b.example/p?mail=x@y.example,https://t:k@b.example/p\nE,urn:x:7,\nE,HTTPS://c.example/@me,\n',
  );
  expect((await cli('ingest', 'job-posts', file)).code).toBe(0);
  const { rows } = await database.session.pg.query(
    "select source_url, canonical_url from nyx.job_posts where source_url ~ 'b.example|urn:x|c.example' order by 1",
  );
  expect(rows).toEqual([
    { source_url: 'HTTPS://c.example/@me', canonical_url: 'https://c.example/@me' },
    { source_url: 'http://b.example/p?mail=x@y.example', canonical_url: 'https://b.example/p' },
    { source_url: 'urn:x:7', canonical_url: null },
  ]);
});

test('a number that is not understood is noted by the load', async () => {
  const file = join(folder, 'pay.csv');
  await writeFile(
    file,
    'title,url,salary_min,salary\nE,https://p.example/1,1e+05,\nE,https://p.example/2,,50_00 EUR\n',
  );
  const { stdout } = await cli('ingest', 'job-posts', file);
  expect(stdout).toContain('note: compensation: 1 not understood, left empty');
  const { rows } = await database.session.pg.query(
    "select compensation_min::text as least from nyx.job_posts where source_url ~ 'p.example' order by source_url",
  );
  expect(rows.map(({ least }) => least && Number(least))).toEqual([100_000, null]);
});
