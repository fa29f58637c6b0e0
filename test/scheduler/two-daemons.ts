// faults.md T2: of two daemons one works, and is killed.
import { expect, vi } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { isLockAwaited } from '../support/lock-waits.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { type Daemon, startDaemon } from './start-daemon.ts';

/** Kills the daemon that works. What takes its slot over is told the other one, and the database. */
export async function killWorkingDaemon(
  takeOver: (other: Daemon, database: TestDatabase) => Promise<void>,
): Promise<void> {
  await using database = await cloneDatabase();
  await using folder = await fixtureFolder();
  await addWorld(database.session);
  await database.session.pg.query('begin; lock table nyx.applications in access exclusive mode');
  await using first = startDaemon(database.url, folder.path);
  // Not expect.poll, which has to know its test: several may run at once.
  await vi.waitUntil(() => isLockAwaited(database.session), { timeout: 60_000 });
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
  await takeOver(second, database);
  const { rows } = await database.session.pg.query('select status from etl.runs order by id');
  expect(rows).toEqual([{ status: 'abandoned' }, { status: 'succeeded' }]);
}
