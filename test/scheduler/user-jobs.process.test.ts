// Jobs of users, beside their configuration: as a person adds one, and as several hosts then run it.
import { spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { type CliResult, ownEnvironment, runProgram } from '../support/run-cli.ts';

vi.setConfig({ testTimeout: 300_000 });
const place = freshPlace();
/** Processes that start at once; eight in test:schedulers. */
const SCHEDULERS = Number(process.env.NYX_TEST_SCHEDULERS ?? 2);

const COUNTING = `
import { defineJob } from 'nyx-etl';

export default defineJob({
  name: 'counting',
  describe: 'counts its slots',
  cron: '0 * * * *',
  catchUp: 25,
  steps: [
    {
      name: 'count',
      describe: 'writes down the slot',
      run: async ({ session, asOf }) => {
        await session.pg.query('insert into public.ran (slot) values ($1)', [asOf]);
        return { summary: 'counted' };
      },
    },
  ],
});
`;

async function addJob(text = COUNTING): Promise<string> {
  const file = join(place.files.path, 'nyx-etl.config.yaml');
  await mkdir(join(place.files.path, 'jobs'), { recursive: true, mode: 0o700 });
  await writeFile(join(place.files.path, 'jobs/counting.mjs'), text, { mode: 0o600 });
  const off = ['nightly', 'digests', 'verify'].map((job) => `  ${job}:\n    enabled: false\n`);
  await writeFile(file, `jobs:\n${off.join('')}`, { mode: 0o600 });
  await place.database.session.pg.query(
    `update etl.migrations set applied_at = now() - interval '10 days'`,
  );
  await place.database.session.pg.query('create table public.ran (slot timestamptz)');
  return file;
}

async function ran(): Promise<{ runs: number; slots: number }> {
  const { rows } = await place.database.session.pg.query<{ runs: number; slots: number }>(
    'select count(*)::integer as runs, count(distinct slot)::integer as slots from public.ran',
  );
  return rows[0] ?? { runs: 0, slots: 0 };
}

const words = (config: string, ...more: string[]) => [
  ...more,
  ...['--config', config, '--database-url', place.database.url],
];

test('several schedulers at once, as daemon and from cron, catch up 25 slots: each is run once', async () => {
  const config = await addJob();
  const daemon = spawn(
    process.execPath,
    [join(packageRoot, 'bin/nyx-etl.js'), ...words(config, 'schedule')],
    { env: ownEnvironment(), stdio: 'ignore' },
  );
  const ended = new Promise<number | null>((done) => daemon.on('exit', done));
  const auto = ['run', 'counting', '--scheduled-at', 'auto'];
  const others = Array.from({ length: SCHEDULERS - 1 }, () => runProgram(words(config, ...auto)));
  const results: CliResult[] = await Promise.all(others);
  expect(results.map(({ code }) => code)).toEqual(results.map(() => 0));
  // Whoever found the job running elsewhere has left; the one at work goes on.
  await expect
    .poll(async () => (await ran()).slots, { timeout: 120_000 })
    .toBeGreaterThanOrEqual(25);
  const began = performance.now();
  daemon.kill('SIGTERM');
  expect(await ended).toBe(143);
  expect(performance.now() - began).toBeLessThan(10_000);
  const { runs, slots } = await ran();
  expect({ runs, slots: slots === 25 || slots === 26 }).toEqual({ runs: slots, slots: true });
  const { rows } = await place.database.session.pg.query(
    `select count(*) filter (where scheduled_at < before) as backwards from (
        select scheduled_at, lag(scheduled_at) over (order by id) as before from etl.runs
    ) as r`,
  );
  expect(rows).toEqual([{ backwards: 0n }]);
});

test('what is no job, has a name that is taken, or could be of somebody else is named with its file', async () => {
  const config = await addJob();
  const status = () => runProgram(words(config, 'status'));
  expect((await status()).stdout).toContain('job      counting: never done');
  for (const [text, says] of [
    ['export default 5;', 'counting.mjs gives no job'],
    ["import { defineJob } from 'nyx-etl';\nexport default defineJob({ name: 'x' });", 'job.cron'],
    ['syntax error', 'counting.mjs gives no job'],
  ] as const) {
    // Modules are remembered by their path.
    await addJobAgain(text);
    const { code, stderr } = await runProgram(words(config, 'status'));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
  }
  await addJobAgain(COUNTING.replace("'counting'", "'nightly'"));
  expect((await runProgram(words(config, 'status'))).stderr).toContain('there is a job nightly');
  await chmod(join(place.files.path, 'jobs/counting.mjs'), 0o666);
  expect((await runProgram(words(config, 'status'))).stderr).toContain('by somebody else');
});

async function addJobAgain(text: string): Promise<void> {
  await writeFile(join(place.files.path, 'jobs/counting.mjs'), text);
}

test('the daemon answers whether it lives, is ready, and how everything stands', async () => {
  const config = await addJob();
  const port = await freePort();
  const daemon = spawn(
    process.execPath,
    [
      join(packageRoot, 'bin/nyx-etl.js'),
      ...words(config, 'schedule', '--http', `127.0.0.1:${port}`),
    ],
    { env: ownEnvironment(), stdio: 'ignore' },
  );
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const reach = async () => (await get('/livez').catch(() => ({ status: 0 }))).status;
  await expect.poll(reach, { timeout: 60_000 }).toBe(200);
  expect(JSON.parse((await get('/readyz')).text)).toMatchObject({ ready: true });
  await expect
    .poll(async () => (await ran()).slots, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(25);
  const metric = async () => (await get('/metrics')).text;
  await expect.poll(metric, { timeout: 60_000 }).toMatch(/^nyx_etl_job_ok\{job="counting"\} 1$/m);
  expect(await metric()).toMatch(/^nyx_etl_up 1$/m);
  expect(await metric()).toMatch(/^nyx_etl_disk_free_bytes\{folder="exports"\} \d+/m);
  expect((await get('/nowhere')).status).toBe(404);
  const ended = new Promise((done) => daemon.on('exit', done));
  daemon.kill('SIGTERM');
  expect(await ended).toBe(143);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}
