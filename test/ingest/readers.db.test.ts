// Whoever reads a table while much is loaded into it goes on reading, unless the load said otherwise.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

/** Enough for a load that may leave indexes for its end. */
const ROWS = 60_000;

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

/** What a reader of the table asks, and how long that has taken on the server, with its wait for locks. */
const timed = (question: string) => `
  with answered as materialized (${question})
  select extract(epoch from clock_timestamp() - statement_timestamp())::float8 * 1000 as ms, count(*)
  from answered`;

/** Loads a file while another session reads the table again and again, which waits this long for a lock at most. */
async function loadWhileReading(waits: '1s' | '20ms', question: string, ...words: string[]) {
  await using reader = await connect(database.url, 'reader');
  await reader.pg.query(`set lock_timeout = '${waits}'`);
  let ended = false;
  const loading = runCli(['ingest', ...words, '--database-url', database.url]).finally(() => {
    ended = true;
  });
  const read = { times: 0, longestMs: 0, refused: 0 };
  while (!ended) {
    try {
      const { rows } = await reader.pg.query<{ ms: number }>(timed(question));
      read.longestMs = Math.max(read.longestMs, rows[0]?.ms ?? 0);
    } catch {
      read.refused += 1;
    }
    read.times += 1;
    await new Promise((done) => setTimeout(done, 5));
  }
  expect(await loading).toMatchObject({ code: 0 });
  return { ...read, stderr: (await loading).stderr };
}

const users = () =>
  files.write(
    'users.csv',
    `name,email\n${Array.from({ length: ROWS }, (_, n) => `U,u${n}@example.org\n`).join('')}`,
  );

const A_USER = 'select id from nyx.users limit 1';

test('a large load into an empty table locks no reader out', async () => {
  const read = await loadWhileReading('1s', A_USER, 'table', 'users', await users());
  expect(read).toMatchObject({ refused: 0 });
  expect(read.times).toBeGreaterThan(20);
  expect(read.stderr).not.toContain('nobody reads');
});

test('with --exclusive one does, and says for how long before', async () => {
  const read = await loadWhileReading('1s', A_USER, 'table', 'users', await users(), '--exclusive');
  expect(read.stderr).toMatch(/nobody reads nyx\.users for about \d+ seconds? a batch/);
});

/** Posts of these numbers, each with this title. */
const posts = (first: number, end: number, title: string) =>
  files.write(
    `posts-${first}.csv`,
    `url,title,company,description\n${Array.from(
      { length: end - first },
      (_, n) =>
        `https://a.example/${first + n},${title},Company ${n % 500},${'words '.repeat(50)}\n`,
    ).join('')}`,
  );

const A_POST = `
  select p.id from corrected.job_posts as p
  join corrected.companies as c on c.id = p.company_id limit 1`;

const indexes = async () =>
  (
    await database.session.pg.query(
      `select indexdef from pg_indexes
       where schemaname = 'nyx' and tablename = 'job_posts' or tablename = 'job_post_hashes' order by 1`,
    )
  ).rows;

describe('a table of job posts that has rows', () => {
  beforeEach(async () => {
    const before = await runCli([
      ...['ingest', 'job-posts', await posts(0, 20_000, 'Engineer')],
      ...['--database-url', database.url],
    ]);
    expect(before).toMatchObject({ code: 0 });
  });

  test('is read within a second all the time that new and changed ones are loaded', async () => {
    const path = await posts(10_000, 70_000, 'Developer');
    const read = await loadWhileReading('1s', A_POST, 'job-posts', path);
    expect(read).toMatchObject({ refused: 0 });
    expect(read.times).toBeGreaterThan(20);
    expect(read.longestMs).toBeLessThan(1_000);
    expect(read.stderr).not.toContain('nobody reads');
  });

  test('is not read with --exclusive, as was said before, and is afterwards as it was', async () => {
    const made = await indexes();
    const path = await posts(20_000, 80_000, 'Developer');
    const read = await loadWhileReading('20ms', A_POST, 'job-posts', path, '--exclusive');
    expect(read.stderr).toMatch(
      /nobody reads nyx\.job_posts, nyx\.companies.* for about \d+ seconds? a batch/,
    );
    expect(read.refused).toBeGreaterThan(0);
    expect(await indexes()).toEqual(made);
  });

  test('stays as it was where with --exclusive an index cannot be built again', async () => {
    const { pg } = database.session;
    await pg.query(`
      create unique index one_each on nyx.job_posts (job_title) where job_title <> 'Engineer'`);
    const made = await indexes();
    const path = await posts(20_000, 80_000, 'Developer');
    const words = ['ingest', 'job-posts', path, '--exclusive', '--database-url', database.url];
    expect(await runCli(words)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('one_each'),
    });
    expect(await indexes()).toEqual(made);
    const { rows } = await pg.query('select count(*)::int as posts from nyx.job_posts');
    expect(rows).toEqual([{ posts: 20_000 }]);
  });
});
