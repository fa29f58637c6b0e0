// faults.md I1: waits that no statement ends, and processes that cannot end others any more.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { unless } from '../../src/system-errors.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { ownEnvironment } from '../support/run-cli.ts';
import { LIMIT_MS, type Traces, traces } from './leftovers.ts';
import { cpuSeconds, launcher, launchers, processesWith, startInTerminal } from './terminal.ts';

vi.setConfig({ testTimeout: 120_000 });

const place = freshPlace();
let trace: Traces;
beforeEach(async () => {
  trace = await traces(place.files.path);
});

/** Long enough for a command to come to where it waits, on a machine with other things to do. */
const UNDER_WAY_MS = 4_000;
/** Seconds of computing that no start takes. */
const STARTED_S = 1.5;

interface Started {
  pid: number;
  exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** More than a pipe holds: once it is written, somebody reads. */
const RECORDS = `name,email\n${'Ada,ada@example.org\n'.repeat(100_000)}`;

/** Starts a load of what comes from stdin, a pipe that never ends; it has read some of it. */
async function loadUnderWay(start: readonly string[]): Promise<Started> {
  const words = ['ingest', 'table', 'users', '-', '--database-url', place.database.url];
  const { started, stdin } = begin([...start, ...words]);
  await new Promise<void>((read) => stdin.write(RECORDS, () => read()));
  return started;
}

/** Starts what computes without end; it does so by now. */
async function underWay(words: readonly string[]): Promise<Started> {
  const { started } = begin(words);
  const computed = () => cpuSeconds(...trace.mark);
  await expect.poll(computed, { timeout: 60_000, interval: 100 }).toBeGreaterThan(STARTED_S);
  return started;
}

function begin([node = '', ...rest]: readonly string[]) {
  const child = spawn(node, rest, {
    env: { ...ownEnvironment(), ...trace.env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Records that nobody has read when the reader is killed.
  child.stdin.on('error', unless('EPIPE', 'ECONNRESET'));
  const exit = new Promise<Awaited<Started['exit']>>((done) =>
    child.on('exit', (code, signal) => done({ code, signal })),
  );
  return { started: { pid: child.pid ?? 0, exit }, stdin: child.stdin };
}

async function endsBy(signal: NodeJS.Signals, { pid, exit }: Started) {
  const acted = performance.now();
  process.kill(pid, signal);
  const outcome = await Promise.race([exit, sleep(LIMIT_MS)]);
  await trace.expectNone(place.database.session, acted);
  await trace.killAll();
  return outcome;
}

describe.each(launchers)('started by %s', (_, start) => {
  test('stdin that never ends', async () => {
    expect(await endsBy('SIGTERM', await loadUnderWay(start))).toMatchObject({ code: 143 });
  });

  test('a query that takes hours', async () => {
    const command = await underWay([...start, ...(await endlessQuery())]);
    expect(await endsBy('SIGINT', command)).toMatchObject({ code: 130 });
  });

  test('a launcher that is killed takes what it started with it', async () => {
    const command = await underWay([...start, ...(await endlessQuery())]);
    expect(await endsBy('SIGKILL', command)).toMatchObject({ signal: 'SIGKILL' });
  });

  test('a process that works and is killed: its launcher cleans up', async () => {
    const { pid, exit } = await loadUnderWay(start);
    const others = (await processesWith(...trace.mark)).filter((other) => other.pid !== pid);
    const acted = performance.now();
    for (const other of others) process.kill(other.pid, 'SIGKILL');
    expect(others).toHaveLength(1);
    expect(await exit).toMatchObject({ code: 137 });
    await trace.expectNone(place.database.session, acted);
  });
});

test('a named pipe that nobody writes to', async () => {
  const path = join(place.files.path, 'posts.csv');
  execFileSync('mkfifo', [path]);
  const words = [
    ...launchers[0][1],
    'ingest',
    'job-posts',
    path,
    '--database-url',
    place.database.url,
  ];
  const terminal = startInTerminal(words, trace.env);
  await sleep(UNDER_WAY_MS);
  const acted = performance.now();
  terminal.interrupt();
  const outcome = await Promise.race([terminal.ended, sleep(LIMIT_MS)]);
  // A path that is no file may as well have been refused.
  expect([130, 2], outcome?.printed).toContain(outcome?.code);
  await trace.expectNone(place.database.session, acted);
});

test('what a command has started does not die of the Ctrl-C of its terminal', async () => {
  const [tools, begun, done] = ['tools', 'begun', 'done'].map((name) =>
    join(place.files.path, name),
  );
  await mkdir(String(tools));
  const slow = `#!/bin/sh\n: > '${begun}'\nsleep 2\n: > '${done}'\nexit 1\n`;
  await writeFile(join(String(tools), 'mkfifo'), slow, { mode: 0o755 });
  const out = ['--out', join(trace.out, 'exports'), '--database-url', place.database.url];
  const terminal = startInTerminal([...launchers[0][1], 'run', 'nightly', ...out], {
    ...trace.env,
    PATH: `${tools}:${process.env.PATH}`,
  });
  await expect.poll(() => existsSync(String(begun)), { timeout: 60_000 }).toBe(true);
  terminal.interrupt();
  const { code, printed } = await terminal.ended;
  expect({ code, printed }).toMatchObject({
    code: 130,
    printed: expect.stringContaining('stopped by SIGINT'),
  });
  expect(printed).not.toContain('mkfifo');
  expect(existsSync(String(done))).toBe(true);
  const { rows } = await place.database.session.pg.query(
    'select status, error_message from etl.runs',
  );
  expect(rows).toEqual([{ status: 'cancelled', error_message: 'stopped by SIGINT' }]);
});

test('a program that is done and does not end keeps its exit code', async () => {
  const program = join(place.files.path, 'done.mjs');
  const listening = join(place.files.path, 'listening');
  await writeFile(
    program,
    `import { writeFileSync } from 'node:fs';
    process.on('SIGTERM', () => process.send({ unwound: 3 }));
    setInterval(() => {}, 1000);
    writeFileSync(${JSON.stringify(listening)}, '');`,
  );
  const { started } = begin(await supervised(program));
  await expect.poll(() => existsSync(listening), { timeout: 60_000 }).toBe(true);
  expect(await endsBy('SIGTERM', started)).toMatchObject({ code: 3 });
});

test('a second Ctrl-C means now', async () => {
  const program = join(place.files.path, 'deaf.mjs');
  await writeFile(
    program,
    `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('here');`,
  );
  const terminal = startInTerminal(await supervised(program), trace.env);
  await sleep(UNDER_WAY_MS);
  terminal.interrupt();
  await sleep(1_500);
  const acted = performance.now();
  terminal.interrupt();
  expect(await terminal.ended).toMatchObject({ code: 130 });
  expect(performance.now() - acted).toBeLessThan(2_000);
});

test.each([
  ['JavaScript', 'for (;;);'],
  ['native code', `'a'.repeat(40).match(/^(a+)+$(?=b)/);`],
])('%s that hears no signal', async (_, busy) => {
  const program = join(place.files.path, 'busy.mjs');
  await writeFile(program, `process.on('SIGTERM', () => process.exit(1));\n${busy}`);
  const started = await underWay(await supervised(program));
  expect(await endsBy('SIGTERM', started)).toMatchObject({ code: 143 });
});

/** Words that supervise a program as the launcher supervises the command line. Not by -e, which the program would inherit. */
async function supervised(program: string): Promise<string[]> {
  const module = JSON.stringify(join(launcher, '../supervise.js'));
  const job = JSON.stringify({
    node: process.execPath,
    program,
    cleaner: program,
    words: [],
    env: trace.env,
  });
  const path = `${program}.launcher.mjs`;
  await writeFile(path, `import { supervise } from ${module};\nsupervise(${job});\n`);
  return [process.execPath, path];
}

/** The words of a query on an empty warehouse that no machine finishes. */
async function endlessQuery(): Promise<string[]> {
  const out = join(trace.out, 'exports');
  await exportWarehouse(place.database.session, { out, profile: 'analyst' });
  const endless =
    'select max(hash(a.range * b.range)) from range(10000000) as a, range(10000000) as b';
  return ['query', endless, '--warehouse', out];
}
