import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EtlError } from '../errors.ts';
import { interrupted } from '../interrupt.ts';
import { unless } from '../system-errors.ts';
import { DATABASE, dataFolder, ensureCluster, readPassword, runningPort } from './cluster.ts';
import { freePort, runServerProgram } from './server-programs.ts';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  wal_compression: 'on',
};
const START_ATTEMPTS = 8;

/**
 * Brings up the PostgreSQL server whose data lives under `home`, making its cluster the first time, and returns
 * its connection string. Safe to call from several processes at once: pg_ctl lets only one of them start it.
 * It listens on 127.0.0.1 only, with a random password kept in a file of mode 0600.
 */
export async function startEmbeddedServer(home: string): Promise<string> {
  const password = await ensureCluster(home);
  const port = (await runningPort(home)) ?? (await launch(home));
  return connectionString(password, port);
}

/** Stops the server of `home` and returns true, or returns false when it was not running. */
export async function stopEmbeddedServer(home: string): Promise<boolean> {
  if ((await runningPort(home)) === undefined) return false;
  await runServerProgram('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', dataFolder(home)]);
  return true;
}

/** Says whether the server stays up after the command that started it has ended. */
export async function keepRunning(home: string, keep: boolean): Promise<void> {
  if (keep) await writeFile(keepFile(home), '');
  else await rm(keepFile(home), { force: true });
}

/** Whether `db start` asked for the server of `home` to stay up. */
export async function isKeptRunning(home: string): Promise<boolean> {
  return (await readFile(keepFile(home)).catch(unless('ENOENT'))) !== undefined;
}

export interface EmbeddedServerStatus {
  home: string;
  state: 'not created' | 'stopped' | 'running';
  kept: boolean;
  url: string | undefined;
}

/** Tells how the server under `home` stands, without starting it. */
export async function embeddedServerStatus(home: string): Promise<EmbeddedServerStatus> {
  const password = await readPassword(home);
  const port = password === undefined ? undefined : await runningPort(home);
  const url = password === undefined || port === undefined ? undefined : connectionString(password, port);
  const state = password === undefined ? 'not created' : url === undefined ? 'stopped' : 'running';
  return { home, state, kept: await isKeptRunning(home), url };
}

const keepFile = (home: string): string => join(home, 'keep-running');

const connectionString = (password: string, port: number): string =>
  `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;

async function launch(home: string): Promise<number> {
  const settings = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(dataFolder(home), 'server.log');
  let failure: unknown;
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const port = await freePort();
    try {
      const options = [...settings, `-p ${port}`].join(' ');
      await runServerProgram('pg_ctl', ['start', '-w', '-D', dataFolder(home), '-l', log, '-o', options]);
      return port;
    } catch (error) {
      failure = error;
    }
    // Another process may be starting or stopping it, or has taken the port.
    await sleep(attempt * 100, undefined, { signal: interrupted });
    const running = await runningPort(home);
    if (running !== undefined) return running;
  }
  throw new EtlError(`the embedded server under ${home} does not start`, {
    hint: `read ${log}`,
    code: 'embedded-server',
    exitCode: 75,
    cause: failure,
  });
}
