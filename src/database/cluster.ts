// The embedded server's data folder: made whole or not at all.
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { leaves } from '../launcher.ts';
import { isProcessAlive, unless } from '../system-errors.ts';
import { canReach, runServerProgram, type SystemUser, serverUser } from './server-programs.ts';

/** The embedded server's database, and its owner. */
export const DATABASE = 'nyx';
const DRAFT = 'postgresql.new-';

/** Folder of the cluster inside the server's home. */
export const dataFolder = (home: string): string => join(home, 'postgresql');

/** The password of the cluster under `home`, or undefined when there is no cluster yet. */
export function readPassword(home: string): Promise<string | undefined> {
  return readOwn(home, 'nyx-password');
}

/** A file of the data folder, undefined when there is none. Throws ConfigError when the cluster is somebody else's. */
async function readOwn(home: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(dataFolder(home), name), 'utf8').catch(unless('ENOENT'));
  } catch (cause) {
    throw new ConfigError(`the embedded server under ${home} belongs to another user`, {
      hint: 'set NYX_HOME to a folder of your own, or give --database-url',
      cause,
    });
  }
}

/**
 * Makes the cluster under `home` unless it is there, and returns its password. It is built aside and renamed
 * into place: a kill leaves nothing that looks finished, and of two processes at once one wins and both go on.
 */
export async function ensureCluster(home: string): Promise<string> {
  const existing = await readPassword(home);
  if (existing !== undefined) return existing;
  const user = serverUser();
  if (!(await canReach(dataFolder(home), user))) {
    throw new ConfigError(`the embedded server runs as its own user, who cannot enter ${home}`, {
      hint: 'choose a folder that every user can enter, e.g. NYX_HOME=/var/lib/nyx-etl',
    });
  }
  await mkdir(home, { recursive: true });
  await removeAbandonedDrafts(home);
  const draft = join(home, `${DRAFT}${process.pid}`);
  using _ = leaves({ folder: draft });
  try {
    await createCluster(draft, user);
    // Another process may have been first: its cluster is the one.
    await rename(draft, dataFolder(home)).catch(unless('EEXIST', 'ENOTEMPTY'));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const password = await readPassword(home);
  if (password === undefined) throw new ConfigError(`no cluster could be made under ${home}`);
  return password;
}

async function createCluster(data: string, user: SystemUser | undefined): Promise<void> {
  await mkdir(data, { mode: 0o700 });
  if (user) await chown(data, user.uid, user.gid);
  const password = randomBytes(24).toString('base64url');
  const initialPassword = `${data}.password`;
  using _ = leaves({ folder: initialPassword });
  await writeFile(initialPassword, password, { mode: 0o600 });
  if (user) await chown(initialPassword, user.uid, user.gid);
  try {
    await runServerProgram('initdb', [
      ...['-D', data, `--username=${DATABASE}`, '--auth=scram-sha-256', `--pwfile=${initialPassword}`],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ]);
    await runServerProgram('postgres', ['--single', '-D', data, 'postgres'], `create database ${DATABASE}\n`);
    await writeFile(join(data, 'nyx-password'), password, { mode: 0o600 });
  } finally {
    await rm(initialPassword, { force: true });
  }
}

async function removeAbandonedDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = Number(new RegExp(`^${DRAFT}(\\d+)`).exec(name)?.[1]);
    if (pid && !isProcessAlive(pid)) await rm(join(home, name), { recursive: true, force: true });
  }
}

/** The TCP port on which the server of `home` answers, or undefined when it is down. */
export async function runningPort(home: string): Promise<number | undefined> {
  const file = (await readOwn(home, 'postmaster.pid')) ?? '';
  const [pid, , , port, , , , state] = file.split('\n').map((line) => line.trim());
  if (state !== 'ready' || !isProcessAlive(Number(pid))) return undefined;
  return (await answers(Number(port))) ? Number(port) : undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => done(true)).on('error', () => done(false));
    socket.on('connect', () => socket.destroy());
  });
}
