import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { splitFile } from '../../src/ingest/load-batches.ts';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type FixtureFolder, fixtureFolder, lenient, strict } from './fixture-files.ts';

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

/** Every tenth URL comes twice, and every hundredth record has none. */
function jobs(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const url = i % 100 === 99 ? '' : `https://a.example/${i % 10 === 9 ? i - 5 : i}`;
    return `${url},Title ${i},Company ${i % 30},"Berlin, Germany",Text of ${i}`;
  });
  return `url,title,company,location,description\n${lines.join('\n')}\n`;
}

async function content(): Promise<string> {
  const { rows } = await database.session.pg.query(`
    select md5(string_agg(p.source_url || p.job_title || c.name || p.description_raw, ',' order by p.source_url)) as hash
    from nyx.job_posts as p join nyx.companies as c on c.id = p.company_id`);
  return rows[0].hash;
}

async function ledger() {
  const { rows } = await database.session.pg.query('select * from etl.loads order by id');
  return rows;
}

const options = { ...lenient, synthesizeUrl: false };

describe('batches', () => {
  test('a file is split into parts whose last is open', () => {
    expect(splitFile(10, 4, 0)).toEqual([
      { first: 1, last: 4 },
      { first: 5, last: 8 },
      { first: 9, last: null },
    ]);
    expect(splitFile(8, 4, 4)).toEqual([{ first: 5, last: null }]);
    expect(splitFile(8, 4, 8)).toEqual([{ first: 9, last: null }]);
  });

  test('the counts and rows are those of a load in one piece', async () => {
    const path = await files.write('jobs.csv', jobs(1000));
    const whole = await loadJobPosts(database.session, path, options);
    const expected = await content();
    await database.session.pg.query('delete from nyx.job_posts');
    const batched = await loadJobPosts(database.session, path, { ...options, batchRows: 150 });
    const { read, inserted, updated, unchanged, duplicate, rejected } = whole;
    expect(batched).toMatchObject({ read, inserted, updated, unchanged, duplicate, rejected });
    expect(await content()).toBe(expected);
    expect((await ledger())[1]).toMatchObject({ rows_read: 1000n, complete: true });
  });

  test('a bad record in the last batch: nothing is loaded unless it may be set aside', async () => {
    const path = await files.write('jobs.csv', `${jobs(90)}nonsense,T,C,,\n`);
    await expect(
      loadJobPosts(database.session, path, { ...strict, synthesizeUrl: false, batchRows: 30 }),
    ).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('nothing was loaded'),
    });
    expect(await ledger()).toEqual([]);
  });

  test('after a crash the same command goes on after the last batch', async () => {
    const path = await files.write('jobs.csv', jobs(1000));
    let commits = 0;
    const crash = async () => {
      commits += 1;
      if (commits === 4) throw new Error('crash');
    };
    await expect(
      loadJobPosts(database.session, path, { ...options, batchRows: 150, beforeCommit: crash }),
    ).rejects.toThrow('crash');
    expect(await ledger()).toMatchObject([{ rows_read: 450n, complete: false }]);
    expect(await loadJobPosts(database.session, path, { ...options, batchRows: 150 })).toMatchObject({
      read: 550,
    });
    expect(await ledger()).toMatchObject([{ rows_read: 1000n, complete: true }]);
  });
});

/** Folders that loads left in the system's temporary one. */
async function loadFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`nyx-etl-load-${killed}-`));
}

test('killed at any moment and run again, a load comes to the same rows', async () => {
  const path = await files.write('jobs.csv', jobs(20_000));
  await loadJobPosts(database.session, path, options);
  const expected = await content();
  for (let attempt = 0; attempt < 8; attempt++) {
    await database.session.pg.query(
      'delete from nyx.job_posts; delete from nyx.companies; delete from etl.loads; delete from etl.job_post_hashes',
    );
    await runAndKill(path, 400 + Math.random() * 1600);
    await sleep(50);
    for (const load of await ledger()) expect(Number(load.rows_read) % 4000).toBe(0);
    await loadJobPosts(database.session, path, { ...options, batchRows: 4000 });
    expect(await content()).toBe(expected);
    expect((await ledger()).at(-1)).toMatchObject({ complete: true });
    expect(await loadFolders()).toEqual([]);
  }
}, 120_000);

let killed = 0;

/** Starts the real command and ends it without warning after some milliseconds, or lets it finish if it is faster. */
async function runAndKill(path: string, afterMs: number): Promise<void> {
  const args = [
    'ingest',
    'job-posts',
    path,
    '--quiet',
    '--max-rejects',
    '100%',
    '--batch-rows',
    '4000',
    '--database-url',
    database.url,
  ];
  const child = spawn(process.execPath, [join(packageRoot, 'bin/nyx-etl.js'), ...args], { stdio: 'ignore' });
  killed = child.pid ?? 0;
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await new Promise((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
}
