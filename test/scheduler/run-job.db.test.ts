import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { SqlError } from '../../src/errors.ts';
import { defineJob } from '../../src/scheduler/define-job.ts';
import type { Job, JobStep } from '../../src/scheduler/job.ts';
import { runJob } from '../../src/scheduler/run-job.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

const slot = '2026-11-22T02:30:00Z';
const options = {
  scheduledAt: slot,
  now: '2026-11-22T02:31:00Z',
  exportFolder: '',
  progress: () => {},
};
const nothing = { summary: 'nothing' };

function job(run: JobStep['run'] = async () => nothing): Job {
  const steps = [{ name: 'only', describe: '', run }];
  return defineJob({ name: 'sample', describe: '', cron: '30 2 * * *', steps });
}

test('a slot that succeeded is not run again', async () => {
  await using database = await cloneDatabase();
  let executions = 0;
  const counted = job(async () => {
    executions++;
    return nothing;
  });
  expect((await runJob(database.session, counted, options)).status).toBe('succeeded');
  expect((await runJob(database.session, counted, options)).status).toBe('done already');
  expect(executions).toBe(1);
});

test('of two processes at one slot, one works and the other says so', async () => {
  await using database = await cloneDatabase();
  await using other = await connect(database.url, 'other');
  let second: string | undefined;
  await runJob(
    database.session,
    job(async () => {
      second = (await runJob(other, job(), options)).status;
      return nothing;
    }),
    options,
  );
  expect(second).toBe('running elsewhere');
  expect((await runJob(other, job(), options)).status).toBe('done already');
});

test('a failed slot is recorded with its error and can be run again', async () => {
  await using database = await cloneDatabase();
  const failing = job(async () => {
    throw new SqlError('out of luck', { code: 'sql.53100' });
  });
  await expect(runJob(database.session, failing, options)).rejects.toThrow('out of luck');
  expect((await runJob(database.session, job(), options)).status).toBe('succeeded');
  const runs = await database.session.db
    .selectFrom('etl.runs')
    .select(['status', 'error_code'])
    .orderBy('id')
    .execute();
  expect(runs).toEqual([
    { status: 'failed', error_code: 'sql.53100' },
    { status: 'succeeded', error_code: null },
  ]);
});

test('the history tells which attempt at its slot a run was', async () => {
  await using database = await cloneDatabase();
  const failing = job(() => Promise.reject(new Error('out of luck')));
  const earlier = { ...options, scheduledAt: '2026-11-21T02:30:00Z' };
  await runJob(database.session, job(), earlier);
  for (const _ of [1, 2])
    await expect(runJob(database.session, failing, options)).rejects.toThrow('out of luck');
  await runJob(database.session, job(), options);
  const { scheduledAt: _, ...byHand } = options;
  await runJob(database.session, job(), byHand);
  const runs = async (...words: string[]) =>
    (await runCli(['runs', ...words, '--database-url', database.url])).stdout;
  const { runs: listed } = JSON.parse(await runs('--json'));
  expect(listed.map(({ attempt }: { attempt: number | null }) => attempt)).toEqual([
    ...[null, 3, 2, 1, 1],
  ]);
  expect(await runs()).toMatch(/^4 +sample +2026-11-22 02:30 +3 +succeeded/m);
  expect(await runs('show', '3')).toContain(`slot ${slot}, attempt 2, as of`);
}, 60_000);

test.each<[string, unknown]>([
  ['null', null],
  ['an object that cannot become a text', Object.create(null)],
  ['an error with a NUL', new Error('a\0b')],
  ['an error of ten million letters', new Error('x'.repeat(10_000_000))],
])('a job that throws %s has failed, and is recorded so', async (_, thrown) => {
  await using database = await cloneDatabase();
  const failing = job(() => Promise.reject(thrown));
  const outcome = await runJob(database.session, failing, options).catch((error: unknown) => [
    error,
  ]);
  expect(outcome).toEqual([thrown]);
  const runs = await database.session.db
    .selectFrom('etl.runs')
    .select(['status', 'error_code', 'error_message'])
    .execute();
  expect(runs).toEqual([
    { status: 'failed', error_code: 'bug', error_message: expect.stringMatching(/^.{1,10000}$/s) },
  ]);
});

test('a run whose process died is marked abandoned by the next one', async () => {
  await using database = await cloneDatabase();
  await database.session.db
    .insertInto('etl.runs')
    .values({ job: 'sample', status: 'running' })
    .execute();
  await runJob(database.session, job(), options);
  const runs = await database.session.db
    .selectFrom('etl.runs')
    .select('status')
    .orderBy('id')
    .execute();
  expect(runs.map((run) => run.status)).toEqual(['abandoned', 'succeeded']);
});

test('a slot that is to come is refused, one that is past runs no more, and neither is entered into the history', async () => {
  await using database = await cloneDatabase();
  const future = { ...options, scheduledAt: '2026-11-22T02:37:00Z' };
  await expect(runJob(database.session, job(), future)).rejects.toMatchObject({
    exitCode: 2,
    code: 'slot.future',
  });
  expect(await runJob(database.session, job(), options)).toMatchObject({
    status: 'succeeded',
    runId: 1n,
  });
  const past = { ...options, scheduledAt: '2026-11-21T02:30:00Z' };
  expect(await runJob(database.session, job(), past)).toMatchObject({
    status: 'superseded',
    runId: 1n,
  });
  const { rows } = await database.session.pg.query('select id from etl.runs');
  expect(rows).toEqual([{ id: 1n }]);
});

test('a slot whose checks failed is left to people by the daemon, and run again when asked for', async () => {
  await using database = await cloneDatabase();
  const failing = job(async () => ({
    ...nothing,
    failures: ['a_check: 3 rows'],
  }));
  expect(await runJob(database.session, failing, options)).toMatchObject({
    status: 'checks_failed',
  });
  const unattended = await runJob(database.session, job(), { ...options, unattended: true });
  expect(unattended).toEqual({ status: 'done already', runId: 1n });
  expect(await runJob(database.session, job(), options)).toMatchObject({
    status: 'succeeded',
    runId: 2n,
  });
  const { rows } = await database.session.pg.query(
    'select status, error_code, error_message from etl.runs order by id',
  );
  expect(rows).toEqual([
    { status: 'checks_failed', error_code: 'check', error_message: 'a_check: 3 rows' },
    { status: 'succeeded', error_code: null, error_message: null },
  ]);
});

test('a run has deadlines for locks and for statements, and the session has its own ones back afterwards', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  const deadlines = async () =>
    (
      await session.pg.query(`select current_setting('lock_timeout') as locks,
        current_setting('statement_timeout') as statements`)
    ).rows[0];
  let within: unknown;
  const asking = job(async () => {
    within = await deadlines();
    return nothing;
  });
  await runJob(session, asking, { ...options, scheduledAt: '2026-11-21T02:30:00Z' });
  expect(within).toEqual({ locks: '1min', statements: '1h' });
  await session.pg.query(`set statement_timeout = '7s'`);
  await runJob(session, asking, { ...options, scheduledAt: slot });
  expect(within).toEqual({ locks: '1min', statements: '7s' });
  expect(await deadlines()).toEqual({ locks: '0', statements: '7s' });
});

test('a statement that takes too long is a named failure to be tried again later, and no cancellation', async () => {
  await using database = await cloneDatabase();
  await database.session.pg.query(`set statement_timeout = '200ms'`);
  const slow = job(async ({ session }) => {
    await session.pg.query('select pg_sleep(60)');
    return nothing;
  });
  await expect(runJob(database.session, slow, options)).rejects.toMatchObject({
    exitCode: 75,
    code: 'deadline.statement',
    message: expect.stringContaining('took longer than 200ms'),
  });
  const { rows } = await database.session.pg.query('select status, error_code from etl.runs');
  expect(rows).toEqual([{ status: 'failed', error_code: 'deadline.statement' }]);
});

test('a run that lives is seen as running, one whose session is gone as abandoned, also beside another of its job', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  const states = async () =>
    (await session.pg.query('select status from etl.run_states order by id')).rows;
  await session.db.insertInto('etl.runs').values({ job: 'other', status: 'running' }).execute();
  let meanwhile: unknown;
  await runJob(
    session,
    job(async () => {
      await session.db
        .insertInto('etl.runs')
        .values({ job: 'sample', status: 'running' })
        .execute();
      meanwhile = await states();
      return nothing;
    }),
    options,
  );
  expect(meanwhile).toEqual([
    { status: 'abandoned' },
    { status: 'running' },
    { status: 'abandoned' },
  ]);
  expect(await states()).toEqual([
    { status: 'abandoned' },
    { status: 'succeeded' },
    { status: 'abandoned' },
  ]);
});
