// faults.md R1, C2: the process id and the port of a server that was killed are somebody else's by now.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolder } from '../../src/database/cluster.ts';
import {
  embeddedServerStatus,
  startEmbeddedServer,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.ts';
import { openSession } from '../../src/database/open-session.ts';
import { serverUser } from '../../src/database/server-programs.ts';
import { connect } from '../../src/database/session.ts';
import { isProcessAlive } from '../../src/system-errors.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;
let lock: string;
let sent: string;
let listener: Server;
let port: number;
let stranger: ChildProcess;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nyx-etl-strangers-'));
  await chmod(home, 0o711);
  lock = join(dataFolder(home), 'postmaster.pid');
  sent = '';
  listener = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      sent += bytes.toString('latin1');
      // AuthenticationCleartextPassword.
      socket.write(Buffer.from('520000000800000003', 'hex'));
    });
  });
  await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
  const address = listener.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
  stranger = spawn('sleep', ['600'], { ...serverUser(), stdio: 'ignore' });
});

afterEach(async () => {
  stranger.kill('SIGKILL');
  await stopEmbeddedServer(home);
  await new Promise((closed) => listener.close(closed));
  await rm(home, { recursive: true, force: true });
});

/** Kills the server, and lets its lock file name another process and port. */
async function crash(pid: number): Promise<void> {
  const lines = (await readFile(lock, 'utf8')).split('\n');
  const killed = Number(lines[0]);
  process.kill(killed, 'SIGKILL');
  while (isProcessAlive(killed)) await sleep(50);
  await writeFile(lock, lines.with(0, String(pid)).with(3, String(port)).join('\n'));
}

async function password(): Promise<string> {
  return readFile(join(dataFolder(home), 'nyx-password'), 'utf8');
}

test.each([
  ['the same user', () => stranger.pid ?? 0],
  ['the user who runs the command', () => process.pid],
])('a process of %s is not taken for the server, and its port is not asked', async (_, pid) => {
  await startEmbeddedServer(home);
  await crash(pid());
  expect((await embeddedServerStatus(home)).state).toBe('stopped');
  expect(await stopEmbeddedServer(home)).toBe(false);
  const { code, stderr } = await runCli(['migrate'], { NYX_HOME: home });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(sent).toBe('');
  expect(isProcessAlive(stranger.pid ?? 0) && stranger.signalCode === null).toBe(true);
});

test('a lock file that was cut off keeps no server from starting', async () => {
  await startEmbeddedServer(home);
  await stopEmbeddedServer(home);
  await writeFile(lock, '');
  const { uid, gid } = await stat(dataFolder(home));
  expect({ uid, gid }).toMatchObject(serverUser() ?? { uid: process.getuid?.() });
  await using session = await openSession({ kind: 'embedded', home }, 'test');
  expect((await session.pg.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});

test('a copy of the folder of a running server is a stopped server', async () => {
  await startEmbeddedServer(home);
  const running = await readFile(lock, 'utf8');
  const copy = await mkdtemp(join(tmpdir(), 'nyx-etl-strangers-'));
  await chmod(copy, 0o711);
  try {
    await startEmbeddedServer(copy);
    await stopEmbeddedServer(copy);
    await writeFile(join(dataFolder(copy), 'postmaster.pid'), running);
    expect((await embeddedServerStatus(copy)).state).toBe('stopped');
    expect(await stopEmbeddedServer(copy)).toBe(false);
    expect((await embeddedServerStatus(home)).state).toBe('running');
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});

test('our own sessions come by a socket that nobody else can reach', async () => {
  await using session = await openSession({ kind: 'embedded', home }, 'test');
  const { rows } = await session.pg.query('select inet_client_addr() as from');
  expect(rows).toEqual([{ from: null }]);
  expect((await stat(session.pg.host)).mode & 0o777).toBe(0o700);
});

test('with a path too long for a socket everything works the same', async () => {
  const deep = join(home, 'x'.repeat(90));
  try {
    const { code, stderr } = await runCli(['migrate'], { NYX_HOME: deep });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  } finally {
    await stopEmbeddedServer(deep);
  }
});

test('the connection string for psql opens the database and does not hold the password', async () => {
  expect((await runCli(['db', 'start'], { NYX_HOME: home })).code).toBe(0);
  const { stdout } = await runCli(['db', 'url'], { NYX_HOME: home });
  expect(stdout).not.toContain(await password());
  await using session = await connect(stdout.trim(), 'test');
  expect((await session.pg.query('select current_user as user')).rows).toEqual([{ user: 'nyx' }]);
  const passfile = new URL(stdout.trim()).searchParams.get('passfile') ?? '';
  expect((await stat(passfile)).mode & 0o777).toBe(0o600);
});
