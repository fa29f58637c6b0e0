import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { SqlError } from '../../src/errors.ts';
import type { Job } from '../../src/scheduler/job.ts';
import { runJob } from '../../src/scheduler/run-job.ts';
import { cloneDatabase } from '../support/database.ts';

const slot = '2026-11-22T02:30:00Z';
const options = { scheduledAt: slot, now: '2026-11-22T02:31:00Z', exportFolder: '', progress: () => {} };
const nothing = { summary: [], details: {}, checksFailed: false };

function job(run: Job['run'] = async () => nothing): Job {
  return { name: 'sample', describe: '', cron: '30 2 * * *', run };
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

test('a run whose process died is marked abandoned by the next one', async () => {
  await using database = await cloneDatabase();
  await database.session.db.insertInto('etl.runs').values({ job: 'sample', status: 'running' }).execute();
  await runJob(database.session, job(), options);
  const runs = await database.session.db.selectFrom('etl.runs').select('status').orderBy('id').execute();
  expect(runs.map((run) => run.status)).toEqual(['abandoned', 'succeeded']);
});
