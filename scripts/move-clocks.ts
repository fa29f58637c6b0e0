// Clocks that are moved by faketime, below commands and below a daemon that runs, on a real server
// that is stopped meanwhile.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder } from '../src/database/cluster.ts';
import { stopEmbeddedServer } from '../src/database/embedded-server.ts';
import type { ScratchServer } from '../src/database/scratch-server.ts';
import { runServerProgram } from '../src/database/server-programs.ts';
import { connect } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';

const ZONE = 'Europe/Berlin';
const HOUR_S = 3_600;
/** So long a daemon has for what is due: a tick, and a server that comes back. */
const PATIENCE_S = 300;
const program = join(packageRoot, 'bin/nyx-etl.js');

interface ClockTest {
  server: ScratchServer;
  folder: string;
  config: string;
  /** Writes a job that does nothing, and makes the configuration enable it alone. */
  onlyJob(name: string, cron: string, zone: string): void;
}

interface Succeeded {
  slot: string;
  day: string;
}

/** The slots that a job has done, as UTC and as days of the zone, in the order of its runs. */
async function succeeded({ server }: ClockTest, job: string): Promise<Succeeded[]> {
  await using session = await connect(server.url, 'test-hosts');
  const { rows } = await session.pg.query<Succeeded>(
    `select
        to_char(scheduled_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as slot,
        to_char(scheduled_at at time zone $2, 'YYYY-MM-DD') as day
     from etl.runs where job = $1 and status = 'succeeded' order by id`,
    [job, ZONE],
  );
  return rows;
}

/** What the database believes to be its beginning: what was due before it is nobody's. */
async function beginAt({ server }: ClockTest, instant: string): Promise<void> {
  await using session = await connect(server.url, 'test-hosts');
  await session.pg.query('update etl.migrations set applied_at = $1', [instant]);
}

/**
 * Two hours ahead and back, and over both changes of a zone, by commands: each day once, none in
 * the future.
 */
export async function moveClocks(test: ClockTest): Promise<void> {
  test.onlyJob('berlin', '30 2 * * *', ZONE);
  await beginAt(test, '2026-03-26T00:00:00Z');
  const spring = ['2026-03-28 12:00', '2026-03-29 02:00', '2026-03-29 00:00', '2026-03-30 12:00'];
  const autumn = ['2026-10-24 12:00', '2026-10-25 01:00', '2026-10-25 03:00', '2026-10-27 12:00'];
  for (const time of [...spring, ...autumn]) {
    const words = [program, 'run', 'berlin', '--scheduled-at', 'auto', '--config', test.config];
    execFileSync('faketime', [`${time} UTC`, process.execPath, ...words], {
      env: { ...process.env, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const done = await succeeded(test, 'berlin');
  const days = new Set(done.map(({ day }) => day)).size;
  console.log(`clocks: ${done.length} slots on ${days} days`);
  if (days !== done.length || new Set(done.map(({ slot }) => slot)).size !== days)
    throw new Error('a slot came twice, or a day has two');
}

/**
 * A daemon whose clock goes two hours ahead over the change of a zone, two back, and three hours
 * ahead while its server is down: each hour that there is is done once.
 */
export async function moveDaemon(test: ClockTest): Promise<void> {
  test.onlyJob('hourly', '0 * * * *', ZONE);
  await beginAt(test, '2026-03-28T23:30:00Z');
  const clock = join(test.folder, 'clock');
  let offset = Math.round((Date.parse('2026-03-29T00:59:00Z') - Date.now()) / 1000);
  const move = (seconds: number) => {
    offset += seconds;
    writeFileSync(clock, `${offset < 0 ? '' : '+'}${offset}\n`);
  };
  move(0);
  const child = spawn(process.execPath, [program, 'schedule', '--config', test.config], {
    env: { ...process.env, TZ: 'UTC', ...faked(clock) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const hours = ['00:00', '01:00'];
    await untilDone(test, hours);
    move(2 * HOUR_S);
    hours.push('02:00', '03:00');
    await untilDone(test, hours);
    move(-2 * HOUR_S);
    await sleep(130_000);
    await untilDone(test, hours);
    await whileStopped(test.server, async () => {
      move(3 * HOUR_S);
      await sleep(70_000);
    });
    hours.push('04:00');
    await untilDone(test, hours);
    console.log(`a daemon whose clock moves, and whose server stops: ${hours.join(', ')}`);
  } finally {
    child.kill('SIGTERM');
    await new Promise((ended) => child.on('exit', ended));
  }
}

/** Waits for exactly these hours of the day, in this order. */
async function untilDone(test: ClockTest, hours: readonly string[]): Promise<void> {
  const wanted = hours.map((hour) => `2026-03-29 ${hour}`).join(', ');
  for (let waited = 0; waited < PATIENCE_S; waited++) {
    const done = (await succeeded(test, 'hourly')).map(({ slot }) => slot);
    if (done.join(', ') === wanted) return;
    if (done.length > hours.length || waited === PATIENCE_S - 1)
      throw new Error(`done is ${done.join(', ')}, not ${wanted}`);
    await sleep(1_000);
  }
}

/** What makes a process ask a file each second how far its clock is off; its timers stay. */
function faked(clock: string): Record<string, string> {
  const library = execFileSync('dpkg', ['-L', 'libfaketime'], { encoding: 'utf8' })
    .split('\n')
    .find((path) => path.endsWith('/libfaketime.so.1'));
  if (!library || !existsSync(library)) throw new Error('apt-get install faketime');
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
}

/** Stops the server, and starts it again at the port that it had. */
async function whileStopped({ home, url }: ScratchServer, work: () => Promise<void>) {
  await stopEmbeddedServer(home);
  await work();
  const data = dataFolder(home);
  const settings = '-c listen_addresses=127.0.0.1 -c unix_socket_directories=.';
  const options = `-p ${new URL(url).port} ${settings}`;
  const log = join(data, 'server.log');
  await runServerProgram('pg_ctl', ['start', '-w', '-D', data, '-l', log, '-o', options]);
}
