// Whatever the size of libuv's pool of threads: nothing of ours waits in it for something that needs it, too.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runProgram } from '../support/run-cli.ts';

// A deadlock is what must not be; four commands on a busy machine may take their time.
vi.setConfig({ testTimeout: 300_000 });

const place = freshPlace();

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `T ${n},https://a.example/${n},C ${n},${'words '.repeat(100)}\n`,
  );

// The larger file is taken apart in a thread.
test.each([
  [1, 100],
  [1, 15_000],
])('with %i threads, %i job posts are loaded and exported', async (threads, count) => {
  const path = await place.files.write(
    'posts.csv',
    `title,url,company,description\n${rows(count).join('')}`,
  );
  const env = { UV_THREADPOOL_SIZE: String(threads) };
  const to = ['--database-url', place.database.url];
  const loaded = await runProgram(['ingest', 'job-posts', path, ...to], env);
  expect(loaded).toMatchObject({ code: 0, stdout: expect.stringContaining('= inserted') });
  const out = join(place.files.path, 'exports');
  expect(await runProgram(['export', '--out', out, ...to], env)).toMatchObject({ code: 0 });
  const counted = await runProgram(
    ['query', 'select count(*) as posts from job_posts', '--format', 'csv', '--warehouse', out],
    env,
  );
  expect(counted.stdout.trim().split(/\s+/)).toEqual(['posts', String(count)]);
});
