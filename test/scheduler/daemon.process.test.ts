// faults.md T1, T2 and T6 for `nyx-etl schedule`: the process itself, real servers, real kills. A daemon that starts finds
// the slot of last night not done, so each test begins with a slot that is due.
import { expect, test, vi } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { startDaemon } from './start-daemon.ts';
import { killWorkingDaemon } from './two-daemons.ts';

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

test.concurrent('of two daemons one works; when it is killed, a run by hand takes the slot over', () =>
  killWorkingDaemon(async (_, { session, url }) => {
    const { rows } = await session.pg.query('select scheduled_at from etl.runs');
    const slot = ['--scheduled-at', rows[0].scheduled_at];
    const run = () => runCli(['run', 'nightly', ...slot, '--database-url', url]);
    // The server may not have noticed yet that the one that was killed is gone.
    await vi.waitUntil(async () => !(await run()).stdout.includes('running elsewhere'), {
      timeout: 60_000,
    });
  }));
