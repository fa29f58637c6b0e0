// A slot is claimed by one insert: whoever runs it, from wherever, it is run once.

import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { HOUR_MS } from '../../src/durations.ts';
import { defineJob } from '../../src/scheduler/define-job.ts';
import { runJob } from '../../src/scheduler/run-job.ts';
import { cloneDatabase } from '../support/database.ts';

const now = '2026-11-22T12:30:00Z';
const options = { now, exportFolder: '', progress: () => {} };
const slots = Array.from({ length: 25 }, (_, n) =>
  new Date(Date.parse('2026-11-21T12:00:00Z') + n * HOUR_MS).toISOString(),
);

test('eight schedulers at once for 25 slots: each slot is run once, the oldest first', async () => {
  await using database = await cloneDatabase();
  await using sessions = new AsyncDisposableStack();
  const ran: string[] = [];
  const job = defineJob({
    ...{ name: 'counting', describe: '', cron: '0 * * * *' },
    steps: [
      {
        name: 'count',
        describe: '',
        run: async ({ asOf, session }) => {
          await session.pg.query('select pg_sleep(random() / 500)');
          ran.push(asOf);
          return { summary: 'counted' };
        },
      },
    ],
  });
  const scheduler = async () => {
    const session = sessions.use(await connect(database.url, 'scheduler'));
    for (const scheduledAt of slots) {
      let status: string;
      do status = (await runJob(session, job, { ...options, scheduledAt })).status;
      while (status === 'running elsewhere');
    }
  };
  await Promise.all(Array.from({ length: 8 }, scheduler));
  expect(ran).toEqual(slots);
  const { rows } = await database.session.pg.query(
    'select count(*)::integer as runs, count(distinct scheduled_at)::integer as slots from etl.runs',
  );
  expect(rows).toEqual([{ runs: 25, slots: 25 }]);
});

test('a claim holds without the lock of the job: the insert itself is refused', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  const claim = `insert into etl.runs (job, scheduled_at, status, finished_at) values ('nightly', $1, $2, $3)`;
  await pg.query(claim, [now, 'failed', now]);
  await pg.query(claim, [now, 'succeeded', now]);
  await expect(pg.query(claim, [now, 'running', null])).rejects.toMatchObject({ code: '23505' });
});

test('a run says where it is executed, by what, and how far it has come', async () => {
  await using database = await cloneDatabase();
  const job = defineJob({
    ...{ name: 'telling', describe: '', cron: '0 * * * *' },
    steps: [
      {
        name: 'idle',
        describe: '',
        run: async () => ({ summary: 'none', status: 'nothing_to_do' }),
      },
      { name: 'work', describe: '', run: async () => ({ summary: 'done', counts: { rows: 3 } }) },
      { name: 'find', describe: '', run: async () => ({ summary: 'bad', failures: ['a: 1 row'] }) },
      { name: 'last', describe: '', run: async ({ failures }) => ({ summary: failures.join() }) },
    ],
  });
  expect(await runJob(database.session, job, options)).toMatchObject({ status: 'checks_failed' });
  const { rows } = await database.session.pg.query(
    'select step, status, summary, counts, failures from etl.run_steps order by id',
  );
  const step = { counts: {}, failures: [] };
  expect(rows).toEqual([
    { ...step, step: 'idle', status: 'nothing_to_do', summary: 'none' },
    { ...step, step: 'work', status: 'succeeded', summary: 'done', counts: { rows: 3 } },
    { ...step, step: 'find', status: 'checks_failed', summary: 'bad', failures: ['a: 1 row'] },
    { ...step, step: 'last', status: 'succeeded', summary: 'a: 1 row' },
  ]);
  const { rows: runs } = await database.session.pg.query(
    'select host <> $1 as named, pid, version from etl.runs',
    [''],
  );
  expect(runs).toEqual([
    { named: true, pid: process.pid, version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  ]);
});

test('a run goes on with the step at which an earlier one failed, and says whose the others are', async () => {
  await using database = await cloneDatabase();
  const done: string[] = [];
  let fails = true;
  const step = (name: string) => ({
    ...{ name, describe: '' },
    run: async () => {
      done.push(name);
      if (fails && name === 'second') throw new Error('out of luck');
      return { summary: name };
    },
  });
  const steps = ['first', 'second', 'third'].map(step);
  const job = defineJob({ name: 'resumed', describe: '', cron: '0 * * * *', steps });
  const slot = { ...options, scheduledAt: '2026-11-22T12:00:00Z' };
  await expect(runJob(database.session, job, slot)).rejects.toThrow('out of luck');
  fails = false;
  const outcome = await runJob(database.session, job, slot);
  expect(done).toEqual(['first', 'second', 'second', 'third']);
  expect(outcome).toMatchObject({
    status: 'succeeded',
    runId: 2n,
    result: { steps: [{ takenFrom: 1n }, { step: 'second' }, { step: 'third' }] },
  });
  const { rows } = await database.session.pg.query(
    'select run_id, step, status, taken_from_run_id from etl.run_steps order by id',
  );
  expect(rows).toMatchObject([
    { run_id: 1n, step: 'first', status: 'succeeded' },
    { run_id: 1n, step: 'second', status: 'failed' },
    { run_id: 2n, step: 'first', status: 'succeeded', taken_from_run_id: 1n },
    { run_id: 2n, step: 'second', status: 'succeeded', taken_from_run_id: null },
    { run_id: 2n, step: 'third', status: 'succeeded', taken_from_run_id: null },
  ]);
  // Another slot begins at its beginning.
  await runJob(database.session, job, options);
  expect(done.slice(4)).toEqual(['first', 'second', 'third']);
});

test('a job whose time is up is ended in the midst of a statement, and says so', async () => {
  await using database = await cloneDatabase();
  const job = defineJob({
    ...{ name: 'slow', describe: '', cron: '0 * * * *', timeoutMinutes: 0.01 },
    steps: [
      {
        ...{ name: 'sleep', describe: '' },
        run: async ({ session }) => {
          await session.pg.query('select pg_sleep(120)');
          return { summary: 'slept' };
        },
      },
    ],
  });
  await expect(runJob(database.session, job, options)).rejects.toMatchObject({
    code: 'job.timeout',
    exitCode: 75,
    message: 'slow has taken longer than 0.01 minutes and was ended',
  });
  const { rows } = await database.session.pg.query('select status, error_code from etl.runs');
  expect(rows).toEqual([{ status: 'failed', error_code: 'job.timeout' }]);
});
