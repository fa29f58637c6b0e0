// faults.md S1 and D1: a load that is killed at any moment leaves whole batches or nothing, and the same command again comes
// to the same rows. NYX_TEST_KILLS says how often; `npm run test:kills` is the long form.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { fixtureFolder } from './fixture-files.ts';

const ROWS = 60_000;
/** In one piece the load is large enough to drop the indexes and build them anew. */
const BATCH_ROWS = [15_000, ROWS];
const kills = Number(process.env.NYX_TEST_KILLS ?? 8);

/** Every tenth URL comes twice, and every hundredth record has none. */
const lines = Array.from({ length: ROWS }, (_, i) => {
  const url = i % 100 === 99 ? '' : `https://a.example/${i % 10 === 9 ? i - 5 : i}`;
  return `${url},Title ${i},Company ${i % 30},"Berlin, Germany",Text of ${i}`;
});

test(`a load killed at ${kills} random moments and run again comes to the same rows`, async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const path = await files.write('jobs.csv', `url,title,company,location,description\n${lines.join('\n')}\n`);
  const started = performance.now();
  expect(await run(database.url, path, ROWS)).toBe(0);
  const duration = performance.now() - started;
  const expected = await state(database);
  let interrupted = 0;
  for (let kill = 0; kill < kills; kill++) {
    await database.session.pg.query(
      'delete from nyx.job_posts; delete from nyx.companies; delete from etl.loads; delete from etl.job_post_hashes',
    );
    const batchRows = BATCH_ROWS[kill % BATCH_ROWS.length] ?? ROWS;
    const moment = Math.random() * duration;
    const code = await run(database.url, path, batchRows, moment);
    if (code === null) interrupted += 1;
    await othersGone(database);
    const { rows } = await database.session.pg.query(
      'select coalesce(sum(rows_inserted), 0) as said, (select count(*) from nyx.job_posts) as found from etl.loads',
    );
    expect({ moment, said: BigInt(rows[0].said) }).toEqual({ moment, said: rows[0].found });
    if (code === null) expect(await run(database.url, path, batchRows)).toBe(0);
    expect({ moment, batchRows, ...(await state(database)) }).toEqual({ moment, batchRows, ...expected });
    expect(await loadFolders()).toEqual([]);
  }
  console.log(`${interrupted} of ${kills} loads were interrupted`);
}, 900_000);

/** What a load leaves: its rows, the table's indexes, and whether the ledger says that it is complete. */
async function state(database: TestDatabase) {
  const { rows } = await database.session.pg.query(`
    select
        (
            select md5(string_agg(p.source_url || p.job_title || c.name || p.description_raw, ',' order by p.source_url))
            from nyx.job_posts as p join nyx.companies as c on c.id = p.company_id
        ) as content,
        (select string_agg(indexdef, ';' order by indexname) from pg_catalog.pg_indexes where tablename = 'job_posts') as indexes,
        (select complete from etl.loads order by id desc limit 1) as complete`);
  return rows[0];
}

/** Waits for the server to notice that the killed process is gone; a session that stays fails the test by its timeout. */
async function othersGone({ session }: TestDatabase): Promise<void> {
  const others = `select from pg_catalog.pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  while ((await session.pg.query(others)).rows.length > 0) await session.pg.query('select pg_sleep(0.05)');
}

const processes: number[] = [];

/** Folders that a load left in the system's temporary one. */
async function loadFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) =>
    processes.some((pid) => name.startsWith(`nyx-etl-load-${pid}-`)),
  );
}

/** Runs the real command, ended without warning after some milliseconds; returns its exit code, null when it was killed. */
async function run(
  url: string,
  path: string,
  batchRows: number,
  killAfterMs?: number,
): Promise<number | null> {
  const words = ['ingest', 'job-posts', path, '--quiet', '--max-rejects', '100%'];
  const args = [...words, '--batch-rows', String(batchRows), '--database-url', url];
  const child = spawn(process.execPath, [join(packageRoot, 'bin/nyx-etl.js'), ...args], { stdio: 'ignore' });
  processes.push(child.pid ?? 0);
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  return code;
}
