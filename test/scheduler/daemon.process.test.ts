// faults.md T1, T2 and T6 for `nyx-etl schedule`: the process itself, real servers, real kills. A daemon that starts finds
// the slot of last night not done, so each test begins with a slot that is due.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { dataFolder } from '../../src/database/cluster.ts';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { runServerProgram } from '../../src/database/server-programs.ts';
import { connect } from '../../src/database/session.ts';
import { packageRoot } from '../../src/package-root.ts';
import { migrate } from '../../src/schema.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';

// A daemon looks once a minute: they wait together.
vi.setConfig({ testTimeout: 400_000 });

interface Daemon extends AsyncDisposable {
  /** Resolves to the first line of the log, from the last one asked for on, with this in its message. */
  logged(message: string): Promise<Record<string, unknown>>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const onlyNightly = join(packageRoot, 'test/scheduler/fixtures/only-nightly.yaml');

function startDaemon(url: string, out: string): Daemon {
  const child: ChildProcessByStdio<null, null, Readable> = spawn(
    process.execPath,
    [join(packageRoot, 'bin/nyx-etl.js'), 'schedule', '--out', out, '--database-url', url],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, NYX_ETL_CONFIG: onlyNightly },
    },
  );
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  let log = '';
  let asked = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const end = (signal: NodeJS.Signals) => {
    // What is killed dies with the process that works for it; once it has ended there is nobody to kill.
    if (signal !== 'SIGKILL') child.kill(signal);
    else if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal);
    return exit;
  };
  return {
    logged: (message) =>
      vi.waitUntil(
        () => {
          const lines = log.split('\n').slice(0, -1);
          const found = lines.findIndex((line, at) => at >= asked && line.includes(message));
          if (found === -1) return undefined;
          asked = found + 1;
          return JSON.parse(lines[found] ?? '') as Record<string, unknown>;
        },
        { timeout: 200_000, interval: 200 },
      ) as Promise<Record<string, unknown>>,
    end,
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

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
