// faults.md T1, T2 and T6 for `nyx-etl schedule`: the process itself, real servers, real kills. A daemon that starts finds
// the slot of last night not done, so each test begins with a slot that is due.
import { expect, test, vi } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { startDaemon } from './start-daemon.ts';

// A daemon looks once a minute: they wait together.
vi.setConfig({ testTimeout: 400_000 });

test.concurrent('it says when it runs next, catches up on one slot, and ends by SIGTERM at once', async () => {
  await using database = await cloneDatabase();
  await using folder = await fixtureFolder();
  await using daemon = startDaemon(database.url, folder.path);
  expect(await daemon.logged('next at')).toMatchObject({
    next: expect.stringContaining('T02:30:00.000Z'),
  });
  expect(await daemon.logged('nightly: succeeded')).toMatchObject({
    status: 'succeeded',
    run_id: 1,
  });
  const { rows } = await database.session.pg.query('select status, scheduled_at from etl.runs');
  expect(rows).toEqual([
    { status: 'succeeded', scheduled_at: expect.stringContaining('T02:30:00Z') },
  ]);
  expect(await daemon.end('SIGTERM')).toBe(143);

  // Started again, it finds the slot done.
  await using restarted = startDaemon(database.url, folder.path);
  await restarted.logged('done already');
});

test.concurrent('of two daemons one works; when it is killed the other takes the slot over', async () => {
  await using database = await cloneDatabase();
  await using folder = await fixtureFolder();
  await addWorld(database.session);
  await database.session.pg.query('begin; lock table nyx.applications in access exclusive mode');
  await using first = startDaemon(database.url, folder.path);
  const waiting = () =>
    database.session.pg.query(
      `select from pg_locks where relation = 'nyx.applications'::regclass and not granted`,
    );
  await expect.poll(async () => (await waiting()).rowCount, { timeout: 60_000 }).toBe(1);
  await using second = startDaemon(database.url, folder.path);
  expect(await second.logged('runs in another process')).toMatchObject({
    status: 'running elsewhere',
  });
  expect(await runCli(['run', 'nightly', '--database-url', database.url])).toMatchObject({
    code: 75,
    stderr: expect.stringContaining('nightly is running in another process'),
  });
  const slot = ['--scheduled-at', '2026-05-02T02:30:00Z'];
  expect(await runCli(['run', 'nightly', ...slot, '--database-url', database.url])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('running elsewhere'),
  });
  await first.end('SIGKILL');
  await database.session.pg.query('rollback');
  expect(await second.logged('nightly: succeeded')).toMatchObject({ status: 'succeeded' });
  const { rows } = await database.session.pg.query('select status from etl.runs order by id');
  expect(rows).toEqual([{ status: 'abandoned' }, { status: 'succeeded' }]);
});
