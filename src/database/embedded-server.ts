import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unless } from '../system-errors.ts';
import { DATABASE, dataFolder, ensureCluster, readPassword } from './cluster.ts';
import { launchServer, runningServer } from './launch-server.ts';
import { toServerFailure } from './server-failure.ts';
import type { ServerRecord } from './server-process.ts';
import { runServerProgram } from './server-programs.ts';

/** The least that systems allow for the path of a socket, in bytes. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Brings up the PostgreSQL server whose data lives under `home`, making its cluster the first time, and returns a
 * connection string over TCP, password included, for what knows no sockets. Safe to call from several processes at
 * once: pg_ctl lets only one of them start it. It listens on 127.0.0.1 and on a socket in its data folder only.
 */
export async function startEmbeddedServer(home: string): Promise<string> {
  const { server, password } = await start(home);
  const url = tcpUrl(server);
  url.password = password;
  return url.href;
}

/**
 * As startEmbeddedServer, for our own sessions: by the socket, and only to a server that proves that it knows the
 * password, without learning it.
 */
export async function startForSession(home: string): Promise<string> {
  const { server, password } = await start(home);
  const url = socketUrl(server) ?? tcpUrl(server);
  url.searchParams.set('password', password);
  url.searchParams.set('sslmode', 'disable');
  url.searchParams.set('require_auth', 'scram-sha-256');
  return libpqUrl(url);
}

async function start(home: string): Promise<{ server: ServerRecord; password: string }> {
  const password = await ensureCluster(home);
  return { server: (await runningServer(home)) ?? (await launchServer(home)), password };
}

/** Stops the server of `home` and returns true, or returns false when it was not running. */
export async function stopEmbeddedServer(home: string): Promise<boolean> {
  if ((await runningServer(home)) === undefined) return false;
  await runServerProgram('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', dataFolder(home)]);
  return true;
}

/** Says whether the server stays up after the command that started it has ended. */
export async function keepRunning(home: string, keep: boolean): Promise<void> {
  try {
    if (keep) await writeFile(keepFile(home), '');
    else await rm(keepFile(home), { force: true });
  } catch (cause) {
    throw await toServerFailure(home, cause);
  }
}

/** Whether `db start` asked for the server of `home` to stay up. */
export async function isKeptRunning(home: string): Promise<boolean> {
  try {
    return (await readFile(keepFile(home)).catch(unless('ENOENT'))) !== undefined;
  } catch (cause) {
    throw await toServerFailure(home, cause);
  }
}

interface EmbeddedServerStatus {
  home: string;
  state: 'not created' | 'stopped' | 'running';
  kept: boolean;
}

/** Tells how the server under `home` stands, without starting it. */
export async function embeddedServerStatus(home: string): Promise<EmbeddedServerStatus> {
  const isCreated = (await readPassword(home)) !== undefined;
  const isRunning = isCreated && (await runningServer(home)) !== undefined;
  const state = isRunning ? 'running' : isCreated ? 'stopped' : 'not created';
  return { home, state, kept: await isKeptRunning(home) };
}

/**
 * A connection string for psql and other clients of libpq, without the password, or undefined when the server of `home`
 * is not running. The password goes by a file of mode 0600, which says for which server it is: over TCP, where a stranger
 * may listen one day, require_auth (of libpq 16 and newer) has to keep a client from handing it over.
 */
export async function clientUrl(home: string): Promise<string | undefined> {
  const password = await readPassword(home);
  const server = await runningServer(home);
  if (password === undefined || !server) return undefined;
  const socket = socketUrl(server);
  const url = socket ?? tcpUrl(server);
  const host = socket ? (server.socketFolder ?? '').replaceAll(/[\\:]/g, '\\$&') : '127.0.0.1';
  const passfile = join(dataFolder(home), 'pgpass');
  // Made anew: in this folder the server's user, who is not root, may have put a link where root would write through it.
  const draft = `${passfile}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${host}:${server.port}:*:${DATABASE}:${password}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    await rename(draft, passfile);
  } catch (cause) {
    await rm(draft, { force: true });
    throw await toServerFailure(home, cause);
  }
  url.searchParams.set('passfile', passfile);
  if (!socket) url.searchParams.set('require_auth', 'scram-sha-256');
  return libpqUrl(url);
}

/**
 * A connection string for a server that is down. psql takes an empty one for its own defaults, and connects to whatever
 * is there; with this one it fails, because nobody else can make a socket in the data folder.
 */
export function stoppedUrl(home: string): string {
  const url = new URL(`postgres:///${DATABASE}`);
  url.searchParams.set('host', resolve(dataFolder(home)));
  url.searchParams.set('port', '5432');
  url.searchParams.set('user', DATABASE);
  return libpqUrl(url);
}

/** libpq takes a + for itself. */
const libpqUrl = (url: URL): string => url.href.replaceAll('+', '%20');

/** Undefined where the server has no socket, or one whose path is too long to be connected to. */
function socketUrl({ socketFolder, port }: ServerRecord): URL | undefined {
  if (!socketFolder) return undefined;
  if (Buffer.byteLength(join(socketFolder, `.s.PGSQL.${port}`)) > LONGEST_SOCKET_PATH)
    return undefined;
  const url = new URL(`postgres:///${DATABASE}`);
  url.searchParams.set('host', socketFolder);
  url.searchParams.set('port', String(port));
  url.searchParams.set('user', DATABASE);
  return url;
}

function tcpUrl({ port }: ServerRecord): URL {
  return new URL(`postgres://${DATABASE}@127.0.0.1:${port}/${DATABASE}`);
}

const keepFile = (home: string): string => join(home, 'keep-running');
