// faults.md S1, S3, S5 and T5 for the nightly: killed, stopped, without its server, or behind a lock.
import { expect, test, vi } from 'vitest';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { loseNight, losses, nights, stopNight, stops } from './nights.ts';

// Several whole nights each.
vi.setConfig({ testTimeout: 300_000 });
const night = nights();
const { place, sql, nightWords, runs, expectNothingLeft } = night;

test('SIGTERM in the export: cancelled, exit 143, nothing left; the next run does the work', () =>
  stopNight(night, stops.export));

test('kill -9: the run shows as abandoned at once, status names it, and the next run settles it', async () => {
  await addWorld(place.database.session);
  await using proxy = await openFaultProxy(place.database.url);
  const night = startCli(nightWords(proxy.url));
  proxy.once('copy (select', async () => {
    expect((await runs())[0]).toMatchObject({ status: 'running' });
    night.kill('SIGKILL');
  });
  expect(await night.result).toMatchObject({ code: null });
  expect(proxy.pending()).toBe(0);
  await expect
    .poll(runs, { timeout: 60_000 })
    .toMatchObject([{ status: 'abandoned', duration_ms: null }]);
  expect((await sql('select status from etl.runs')).rows).toEqual([{ status: 'running' }]);
  const status = await runCli(['status', '--database-url', place.database.url]);
  expect(status).toMatchObject({ code: 3, stdout: expect.stringContaining('run 1 was abandoned') });
  expect(await runCli(nightWords(place.database.url))).toMatchObject({ code: 0 });
  expect((await sql('select status from etl.runs order by id')).rows).toEqual([
    { status: 'abandoned' },
    { status: 'succeeded' },
  ]);
  await expectNothingLeft();
});

test('the connection is lost in the end: the run is done again from its beginning', () =>
  loseNight(night, losses.end));

test('a table that somebody keeps locked: a named deadline, exit 75, and the next run does the work', async () => {
  await addWorld(place.database.session);
  // The deadline of the role or the database holds where it has one; without, it would be a minute.
  await sql(
    `do $$ begin execute format('alter database %I set lock_timeout = ''2s''', current_database()); end $$`,
  );
  await sql('begin; lock table nyx.applications in access exclusive mode');
  const night = await runCli([...nightWords(place.database.url), '--json']);
  expect(night.code).toBe(75);
  expect(JSON.parse(night.stdout)).toMatchObject({
    error: {
      code: 'deadline.lock',
      message: expect.stringMatching(
        /^nightly has waited 2s for a lock: nyx\.applications is locked by test \(process \d+\)/,
      ),
    },
  });
  await sql('rollback');
  expect(await runs()).toMatchObject([{ status: 'failed', error_code: 'deadline.lock' }]);
  expect(await runCli(nightWords(place.database.url))).toMatchObject({ code: 0 });
  await expectNothingLeft();
});

test('a lock that is released in time only delays the run', async () => {
  await addWorld(place.database.session);
  await sql('begin; lock table nyx.applications in access exclusive mode');
  const night = startCli(nightWords(place.database.url));
  const waiting = () =>
    sql(`select from pg_locks where relation = 'nyx.applications'::regclass and not granted`);
  await expect.poll(async () => (await waiting()).rowCount, { timeout: 60_000 }).toBe(1);
  await sql('rollback');
  expect(await night.result).toMatchObject({ code: 0 });
});

test('a slot waits for a server that does not take connections yet, a run by hand does not', async () => {
  await using proxy = await openFaultProxy(place.database.url);
  proxy.once('application_name', 'reset');
  const byHand = await runCli(nightWords(proxy.url));
  expect(byHand).toMatchObject({ code: 75, stderr: expect.stringContaining('cannot be reached') });
  expect(await runs()).toEqual([]);
  proxy.once('application_name', 'reset');
  const slot = ['--scheduled-at', '2026-05-02T02:30:00Z'];
  const night = await runCli([
    ...nightWords(proxy.url).filter((word) => word !== '--quiet'),
    ...slot,
  ]);
  expect(night).toMatchObject({ code: 0, stderr: expect.stringContaining('trying again: ') });
});
