// Everybody may take an advisory lock: only that of a session that may write the history shows a run as alive.
import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { beginRun, endRun } from '../../src/ledger/runs.ts';
import type { Job } from '../../src/scheduler/job.ts';
import { readJobStates } from '../../src/scheduler/job-states.ts';
import { cloneDatabase } from '../support/database.ts';
import { createRole } from '../support/role.ts';
import { runCli } from '../support/run-cli.ts';

test('a reader who holds the lock of a dead run does not hide that it is dead', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  const { rows } = await pg.query<{ id: bigint }>(
    `insert into etl.runs (job, status, as_of) values ('nightly', 'running', now()) returning id`,
  );
  const id = rows[0]?.id;
  const grants =
    'grant usage on schema etl to :role; grant select on all tables in schema etl to :role;';
  const statusFor = async (by: typeof pg) =>
    (await by.query('select status from etl.run_states where id = $1', [id])).rows;
  await using reader = await createRole(database, grants);
  await reader.session.pg.query('select etl.hold_run($1)', [id]);
  expect(await statusFor(pg)).toEqual([{ status: 'abandoned' }]);
  const { code, stdout } = await runCli(['status', '--database-url', database.url]);
  expect({ code, stdout }).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('was abandoned'),
  });
  await reader.session.pg.query('select etl.release_run($1)', [id]);
  // The one that executes it is seen by everybody.
  await pg.query('select etl.hold_run($1)', [id]);
  expect(await statusFor(pg)).toEqual([{ status: 'running' }]);
  expect(await statusFor(reader.session.pg)).toEqual([{ status: 'running' }]);
});

test('a run that ends while somebody looks was running, or has ended, and was not abandoned', async () => {
  await using database = await cloneDatabase();
  await using another = await connect(database.url, 'test');
  const { session } = database;
  const id = await beginRun(session, { job: 'nightly', asOf: '2026-03-01T02:30:00Z' });
  // Who looks has taken its snapshot, and reads the locks when the run is over.
  await session.pg.query('select pg_advisory_lock(1)');
  const looking = another.pg.query(
    `select s.status from (select pg_advisory_lock_shared(1)::text) as waits
    cross join lateral (
      select status from etl.run_states where id = $1 and waits is not null
    ) as s`,
    [id],
  );
  const { pg } = session;
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`;
  await expect.poll(async () => (await pg.query(waiting)).rowCount).toBe(1);
  await endRun(session, id, { status: 'succeeded' });
  await pg.query('select pg_advisory_unlock(1)');
  expect((await looking).rows).toEqual([{ status: 'running' }]);
  const { rows } = await another.pg.query('select status from etl.run_states where id = $1', [id]);
  expect(rows).toEqual([{ status: 'succeeded' }]);
});

test('a run that has not ended after a day is told, with where to look for its process', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  const id = await beginRun(session, { job: 'counting', asOf: '2026-03-01T02:30:00Z' });
  const counting = { name: 'counting', cron: '* * * * *', zone: 'UTC' } as Job;
  const after = async (hours: number) => {
    const now = new Date(Date.now() + hours * 3_600_000);
    return (await readJobStates(session, [counting], { now }))[0];
  };
  expect(await after(23)).toMatchObject({ problem: null, hint: null });
  expect(await after(25)).toMatchObject({
    problem: `run ${id} has been running for more than a day`,
    hint: expect.stringContaining(`'nyx-etl runs show ${id}' names its process`),
  });
});
