import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, type EtlError } from '../errors.ts';
import { interrupted } from '../interrupt.ts';
import { isProcessAlive, unless } from '../system-errors.ts';
import { dataFolder, readOwn } from './cluster.ts';
import { noteLastVersion, readLastVersion } from './last-version.ts';
import { toServerFailure } from './server-failure.ts';
import { isServerOf, parseServerRecord, type ServerRecord } from './server-process.ts';
import { freePort, runServerProgram } from './server-programs.ts';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Its own data folder, which nobody else enters. Relative, it is never too long.
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  wal_compression: 'on',
  // What a statement is refused for quotes values, which nobody would look for in a log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};
const START_ATTEMPTS = 8;
/** In the data folder of a server that is up, or was killed. */
export const LOCK_FILE = 'postmaster.pid';
/** A server that starts fills its lock file at once. */
const ABANDONED_MS = 2_000;

/** The server of `home`, or undefined when it is down; never one that merely has its process id or its port. */
export async function runningServer(home: string): Promise<ServerRecord | undefined> {
  const record = parseServerRecord((await readOwn(home, LOCK_FILE)) ?? '', dataFolder(home));
  return record.isReady && (await isServerOf(record, dataFolder(home))) ? record : undefined;
}

/**
 * Starts the server of the cluster under `home`, unless somebody else does meanwhile. Throws ConfigError (exit 2) or
 * EtlError for what stays as it is, EtlError (exit 75) when others keep it from starting.
 */
export async function launchServer(home: string): Promise<ServerRecord> {
  for (let attempt = 1; ; attempt++) {
    const failure = await start(home);
    const running = await runningServer(home);
    if (running) return running;
    if (failure && (!failure.retryable || attempt === START_ATTEMPTS)) throw failure;
    // Another process may be starting or stopping it, or has taken the port.
    await sleep(attempt * 100, undefined, { signal: interrupted });
  }
}

async function start(home: string): Promise<EtlError | undefined> {
  const data = dataFolder(home);
  const log = join(data, 'server.log');
  const logged = (await stat(log).catch(unless('ENOENT')))?.size ?? 0;
  const settings = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}='${value}'`);
  try {
    await removeStaleLock(home);
    const options = [...settings, `-p ${await freePort()}`].join(' ');
    await runServerProgram('pg_ctl', ['start', '-w', '-D', data, '-l', log, '-o', options]);
    await noteLastVersion(data);
    return undefined;
  } catch (cause) {
    const said = { log: await readFrom(log, logged), lastVersion: await readLastVersion(data) };
    return toServerFailure(home, cause, said);
  }
}

async function readFrom(path: string, start: number): Promise<string> {
  await using file = await open(path).catch(unless('ENOENT'));
  if (!file) return '';
  let text = '';
  for await (const piece of file.createReadStream({ start, encoding: 'utf8', autoClose: false }))
    text += piece;
  return text;
}

/**
 * Removes the lock file of a server that was killed when its process id has become another program's: PostgreSQL would
 * wait for that one. One whose id is nobody's it sees through by itself.
 */
async function removeStaleLock(home: string): Promise<void> {
  const data = dataFolder(home);
  const path = join(data, LOCK_FILE);
  const text = await readOwn(home, LOCK_FILE);
  if (text === undefined) return;
  const record = parseServerRecord(text, data);
  if (await isServerOf(record, data)) return;
  if (await answers(record)) {
    throw new ConfigError(`the embedded server under ${home} runs in another container`, {
      hint: 'stop it there first: two servers would destroy the data',
    });
  }
  const isCutOff = !(record.pid > 0);
  if (isCutOff ? !(await isOld(path)) : !isProcessAlive(record.pid)) return;
  // Another process may do the same, and have started the server meanwhile: only what was read is removed.
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside).catch(unless('ENOENT'));
  const moved = await readFile(aside, 'utf8').catch(unless('ENOENT'));
  if (moved === text) await rm(aside, { force: true });
  else if (moved !== undefined) await rename(aside, path);
}

async function isOld(path: string): Promise<boolean> {
  const entry = await stat(path).catch(unless('ENOENT'));
  return entry !== undefined && Date.now() - entry.mtimeMs > ABANDONED_MS;
}

/** Whether a server listens on the recorded socket. Only a server of this data can. */
function answers({ socketFolder, port }: ServerRecord): Promise<boolean> {
  if (!socketFolder) return Promise.resolve(false);
  return new Promise((done) => {
    const socket = connect(join(socketFolder, `.s.PGSQL.${port}`));
    socket.on('connect', () => done(true)).on('error', () => done(false));
    socket.on('connect', () => socket.destroy());
  });
}
