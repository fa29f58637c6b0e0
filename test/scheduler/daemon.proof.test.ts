// faults.md T1, T2 and T6 for `nyx-etl schedule`: a server that is down at the slot, data that fails a check, and
// a daemon that takes over.
import { expect, test, vi } from 'vitest';
import { dataFolder } from '../../src/database/cluster.ts';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { runServerProgram } from '../../src/database/server-programs.ts';
import { connect } from '../../src/database/session.ts';
import { migrate } from '../../src/schema.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { startDaemon } from './start-daemon.ts';
import { killWorkingDaemon } from './two-daemons.ts';

// A daemon looks once a minute: they wait together.
vi.setConfig({ testTimeout: 400_000 });

test.concurrent('the server is down at the slot: the slot is done when it is back', async () => {
  await using server = await startScratchServer();
  await using folder = await fixtureFolder();
  {
    await using session = await connect(server.url, 'test');
    await migrate(session);
  }
  const control = (how: string) =>
    runServerProgram('pg_ctl', [how, '-w', '-m', 'fast', '-D', dataFolder(server.home)]);
  await control('stop');
  await using daemon = startDaemon(server.url, folder.path);
  expect(await daemon.logged('nightly failed')).toMatchObject({
    err: { code: 'sql.unreachable' },
    failures: 1,
  });
  // On the port it had before.
  await control('restart');
  expect(await daemon.logged('nightly: succeeded')).toMatchObject({ status: 'succeeded' });
  const status = await runCli(['status', '--database-url', server.url]);
  expect(status).toMatchObject({ code: 0, stdout: expect.not.stringContaining('overdue') });
});

test.concurrent('a slot whose checks failed waits for people: it is logged, and not run again and again', async () => {
  await using database = await cloneDatabase();
  await using folder = await fixtureFolder();
  await addWorld(database.session);
  await database.session.pg.query(`update nyx.application_sessions
    set start_datetime = '2026-03-01T10:00:00Z', end_datetime = '2026-03-01T09:00:00Z'`);
  await using daemon = startDaemon(database.url, folder.path);
  expect(await daemon.logged('checks failed')).toMatchObject({
    level: 50,
    status: 'checks_failed',
    run_id: 1,
  });
  await daemon.end('SIGTERM');
  await using restarted = startDaemon(database.url, folder.path);
  expect(await restarted.logged('done already')).toMatchObject({ run_id: 1 });
});

test.concurrent('of two daemons one works; when it is killed the other takes the slot over', () =>
  killWorkingDaemon(async (second) => {
    expect(await second.logged('nightly: succeeded')).toMatchObject({ status: 'succeeded' });
  }));
