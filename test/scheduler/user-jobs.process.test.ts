// Jobs of users, beside their configuration: as a person adds one, and as several hosts then run it.
import { spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { launcher } from '../support/launcher.ts';
import { ownEnvironment, runProgram } from '../support/run-cli.ts';
import { addJob, catchUpTogether, counting, words } from './counting-job.ts';

vi.setConfig({ testTimeout: 300_000 });
const place = freshPlace();

test('two schedulers at once, as daemon and from cron, catch up some slots: each is run once', () =>
  catchUpTogether(place, { slots: 6, schedulers: 2 }));

test('what is no job, has a name that is taken, or could be of somebody else is named with its file', async () => {
  const config = await addJob(place, counting(3));
  const status = () => runProgram(words(place, config, 'status'));
  expect((await status()).stdout).toContain('job      counting: never done');
  for (const [text, says] of [
    ['export default 5;', 'counting.mjs gives no job'],
    ["import { defineJob } from 'nyx-etl';\nexport default defineJob({ name: 'x' });", 'job.cron'],
    ['syntax error', 'counting.mjs gives no job'],
  ] as const) {
    // Modules are remembered by their path.
    await addJobAgain(text);
    const { code, stderr } = await runProgram(words(place, config, 'status'));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
  }
  await addJobAgain(counting(3).replace("'counting'", "'nightly'"));
  expect((await runProgram(words(place, config, 'status'))).stderr).toContain(
    'there is a job nightly',
  );
  await chmod(join(place.files.path, 'jobs/counting.mjs'), 0o666);
  expect((await runProgram(words(place, config, 'status'))).stderr).toContain('by somebody else');
});

test('a job that ends the process has not succeeded, and says so to programs, too', async () => {
  const config = await addJob(place, counting(3));
  await addJobAgain(`import { defineJob } from 'nyx-etl';
    export default defineJob({ name: 'leap', describe: '', cron: '0 3 29 2 *',
      steps: [{ name: 'only', describe: '', run: async () => process.exit(0) }] });`);
  const run = (...more: string[]) => runProgram(words(place, config, 'run', 'leap', ...more));
  const { code, stdout, stderr } = await run('--json');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^error: the process was ended from within.*\nhint: .*\n$/),
  });
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'ended', exit_code: 1 } });
  // A day that came in no slot of the last year is nothing to do.
  const due = await run('--scheduled-at', 'auto', '--json');
  expect({ code: due.code, ...JSON.parse(due.stdout) }).toMatchObject({
    ...{ code: 0, status: 'nothing due', slots: [], result: null },
  });
});

async function addJobAgain(text: string): Promise<void> {
  await writeFile(join(place.files.path, 'jobs/counting.mjs'), text);
}

test('the daemon answers whether it lives, is ready, and how everything stands', async () => {
  const config = await addJob(place, counting(3));
  const port = await freePort();
  const daemon = spawn(
    process.execPath,
    [launcher, ...words(place, config, 'schedule', '--http', `127.0.0.1:${port}`)],
    { env: ownEnvironment(), stdio: 'ignore' },
  );
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const reach = async () => (await get('/livez').catch(() => ({ status: 0 }))).status;
  await expect.poll(reach, { timeout: 60_000 }).toBe(200);
  // What is answered once is answered again for a while: it is asked when all has been done.
  await expect.poll(succeeded, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  expect(JSON.parse((await get('/readyz')).text)).toMatchObject({ ready: true });
  const metric = async () => (await get('/metrics')).text;
  await expect.poll(metric, { timeout: 60_000 }).toMatch(/^nyx_etl_job_ok\{job="counting"\} 1$/m);
  expect(await metric()).toMatch(/^nyx_etl_up 1$/m);
  expect(await metric()).toMatch(/^nyx_etl_disk_free_bytes\{folder="exports"\} \d+/m);
  expect((await get('/nowhere')).status).toBe(404);
  const ended = new Promise((done) => daemon.on('exit', done));
  daemon.kill('SIGTERM');
  expect(await ended).toBe(143);
});

async function succeeded(): Promise<number> {
  const { session } = place.database;
  const { rows } = await session.pg.query(`select from etl.runs where status = 'succeeded'`);
  return rows.length;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}
