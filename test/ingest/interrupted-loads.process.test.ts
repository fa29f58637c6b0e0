// Ctrl-C, or a supervisor's SIGTERM, in the middle of a load: nothing is left behind.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { startCli } from '../support/run-cli.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

const PEOPLE = `name,email\n${Array.from({ length: 90 }, (_, i) => `P ${i},p${i}@example.org`).join('\n')}\n`;
const POSTS = `title,url,company\n${Array.from({ length: 90 }, (_, i) => `T ${i},https://a.example/${i},C ${i}`).join('\n')}\n`;

/** Runs the load and sends the signal when it comes to a statement; tells how it ended and what is left. */
async function interrupt(
  words: readonly string[],
  signal: NodeJS.Signals,
  statement: string,
  nth = 1,
) {
  await using proxy = await openFaultProxy(place.database.url);
  const temporary = join(place.files.path, 'tmp');
  await mkdir(temporary, { recursive: true });
  const load = startCli([...words, '--database-url', proxy.url], {
    TMPDIR: temporary,
  });
  proxy.once(statement, async () => void load.kill(signal), nth);
  const { code, stderr } = await load.result;
  expect(proxy.pending()).toBe(0);
  return { code, stderr, folders: await readdir(temporary), sessions: await sessions() };
}

/** Sessions of the load, and temporary tables of anybody, once the server has seen it go. */
async function sessions(): Promise<number> {
  const count = async () => {
    const { rows } = await place.database.session.pg.query(`
      select (select count(*) from pg_stat_activity
          where datname = current_database() and application_name like 'nyx-etl%')::int
        + (select count(*) from pg_class where relpersistence = 't')::int as count`);
    return rows[0].count;
  };
  await expect.poll(count, { timeout: 15_000 }).toBe(0);
  return count();
}

async function stored() {
  const { rows } = await place.database.session.pg.query(`
    select (select count(*) from nyx.users)::int as users, (select count(*) from nyx.job_posts)::int as posts,
        (select count(*) from nyx.companies)::int as companies, (select count(*) from etl.loads)::int as loads`);
  return rows[0];
}

const nothing = { users: 0, posts: 0, companies: 0, loads: 0 };

test.each([
  ['SIGINT', 130, ['table', 'users'], PEOPLE, 'copy pg_temp.stage '],
  ['SIGTERM', 143, ['table', 'users'], PEOPLE, 'insert into etl.loads'],
  ['SIGINT', 130, ['job-posts'], POSTS, 'copy nyx.job_posts'],
  ['SIGTERM', 143, ['job-posts'], POSTS, 'insert into etl.loads'],
] as const)(
  '%s: exit code %i; no row, file or session of the load of %j stays',
  async (...load) => {
    const [signal, code, words, content, statement] = load;
    const path = await place.files.write('file.csv', content);
    const ended = await interrupt(['ingest', ...words, path], signal, statement);
    expect(ended).toMatchObject({ code, stderr: expect.stringContaining(`stopped by ${signal}`) });
    expect(ended).toMatchObject({ folders: [], sessions: 0 });
    expect(await stored()).toEqual(nothing);
  },
);

test('between the batches of a load: those committed stay, and the same command goes on after them', async () => {
  const path = await place.files.write('file.csv', PEOPLE);
  const words = ['ingest', 'table', 'users', path, '--batch-rows', '30'];
  const ended = await interrupt(words, 'SIGTERM', 'commit\0', 3);
  expect(ended).toMatchObject({ code: 143, folders: [], sessions: 0 });
  expect(await stored()).toMatchObject({ users: 60, loads: 1 });
  const { code, stdout } = await startCli([...words, '--database-url', place.database.url]).result;
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('read 90') });
  expect(await stored()).toMatchObject({ users: 90 });
});
