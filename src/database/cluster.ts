// The embedded server's data folder: made whole or not at all.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { makeOwnFolder, removeLeftovers } from '../files/temporary-folder.ts';
import { errorCode, unless } from '../system-errors.ts';
import { toServerFailure } from './server-failure.ts';
import {
  canReach,
  findServerUser,
  runServerProgram,
  type SystemUser,
  serverUser,
} from './server-programs.ts';

/** The embedded server's database, and its owner. */
export const DATABASE = 'nyx';
const DRAFT = 'postgresql.new-';

/** Folder of the cluster inside the server's home. */
export const dataFolder = (home: string): string => join(home, 'postgresql');

/** A whole cluster that is about to become the one of `home`: see replaceCluster. */
export const nextDataFolder = (home: string): string => `${dataFolder(home)}.restored`;

/**
 * The password of the cluster under `home`, or undefined when there is no cluster yet. Throws ConfigError (exit 2) when
 * the cluster is somebody else's, or `home` is no folder.
 */
export function readPassword(home: string): Promise<string | undefined> {
  return readOwn(home, 'nyx-password');
}

/** A file of the data folder, undefined when there is none. Throws as readPassword. */
export async function readOwn(home: string, name: string): Promise<string | undefined> {
  const data = dataFolder(home);
  try {
    const folder = await stat(data).catch(unless('ENOENT'));
    if (!folder) return (await finishReplacing(home)) ? readOwn(home, name) : undefined;
    const owner = process.getuid?.() === 0 ? findServerUser()?.uid : process.getuid?.();
    if (folder.uid !== owner) throw notOurs(home);
    return await readFile(join(data, name), 'utf8').catch(unless('ENOENT'));
  } catch (cause) {
    if (errorCode(cause) === 'EACCES') throw notOurs(home, cause);
    throw await toServerFailure(home, cause);
  }
}

/** Puts in place the cluster of a restore that was killed when it had put the old one aside. */
async function finishReplacing(home: string): Promise<boolean> {
  try {
    await rename(nextDataFolder(home), dataFolder(home));
    return true;
  } catch (error) {
    return unless('ENOENT', 'ENOTDIR')(error) ?? false;
  }
}

function notOurs(home: string, cause?: unknown): ConfigError {
  return new ConfigError(`the embedded server under ${home} belongs to another user`, {
    hint: 'set NYX_HOME to a folder of your own, or give --database-url',
    cause,
  });
}

/**
 * Makes the cluster under `home` unless it is there, and returns its password. It is built aside and renamed
 * into place: a kill leaves nothing that looks finished, and of two processes at once one wins and both go on.
 * Throws ConfigError (exit 2) or EtlError, and then leaves nothing behind.
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
  const firstMade = await makeHome(home);
  try {
    await build(home, user);
    // The programs of a killed command write for a moment longer, and by now have ended.
    await removeLeftovers(home, DRAFT);
  } catch (cause) {
    await removeEmpty(home, firstMade);
    throw await toServerFailure(home, cause);
  }
  const password = await readPassword(home);
  if (password !== undefined) return password;
  throw new ConfigError(`${dataFolder(home)} is there already, and nyx-etl did not make it`, {
    hint: 'move it away, or set NYX_HOME to another folder',
  });
}

/**
 * Throws ConfigError (exit 2) or EtlError where ensureCluster would: PostgreSQL's programs cannot be run, or `home` cannot be
 * made or written to. Changes nothing.
 */
export async function requireCreatable(home: string): Promise<void> {
  try {
    // For root a user may have to be made first.
    if (process.getuid?.() !== 0 || findServerUser())
      await runServerProgram('postgres', ['--version']);
    const nearest = await nearestFolder(home);
    if (!(await stat(nearest)).isDirectory()) throw new Error(`ENOTDIR: ${nearest}`);
    await access(nearest, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw await toServerFailure(home, cause);
  }
}

/** The folder itself, or the nearest above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(unless('ENOENT', 'ENOTDIR'));
  return found ? path : nearestFolder(dirname(path));
}

/**
 * Makes the folder `home`, which the server's user can enter whatever root's umask is, and returns the first folder that
 * had to be made. Throws ConfigError (exit 2) or EtlError.
 */
export async function makeHome(home: string): Promise<string | undefined> {
  try {
    const firstMade = await makeFolder(home);
    if (serverUser())
      for (const folder of foldersBetween(home, firstMade)) await chmod(folder, 0o711);
    return firstMade;
  } catch (cause) {
    throw await toServerFailure(home, cause);
  }
}

async function build(home: string, user: SystemUser | undefined): Promise<void> {
  if ((await readdir(dataFolder(home)).catch(unless('ENOENT')))?.length) return;
  await using draft = await makeOwnFolder(home, DRAFT);
  if (user) await chmod(draft.path, 0o711);
  const data = join(draft.path, 'data');
  try {
    await createCluster(data, user);
  } catch (cause) {
    throw await toServerFailure(home, cause);
  }
  // Another process may have been first: then its cluster is the one.
  await rename(data, dataFolder(home)).catch(unless('ENOTEMPTY', 'EEXIST'));
}

async function createCluster(data: string, user: SystemUser | undefined): Promise<void> {
  await mkdir(data, { mode: 0o700 });
  if (user) await chown(data, user.uid, user.gid);
  const password = randomBytes(24).toString('base64url');
  const initialPassword = `${data}.password`;
  await writeFile(initialPassword, password, { mode: 0o600 });
  if (user) await chown(initialPassword, user.uid, user.gid);
  await runServerProgram('initdb', [
    ...[
      '-D',
      data,
      `--username=${DATABASE}`,
      '--auth=scram-sha-256',
      `--pwfile=${initialPassword}`,
    ],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ]);
  // Otherwise it would end well whatever became of the statement.
  const options = ['-c', 'exit_on_error=on'];
  await runServerProgram(
    'postgres',
    ['--single', '-D', data, ...options, 'postgres'],
    `create database ${DATABASE}\n`,
  );
  // The folder is the server's user's, who could have put a link there that root would write through.
  await writeFile(join(data, 'nyx-password'), password, { mode: 0o600, flag: 'wx' });
}

async function removeEmpty(home: string, firstMade: string | undefined): Promise<void> {
  for (const folder of foldersBetween(home, firstMade)) {
    await rmdir(folder).catch(unless('ENOENT', 'ENOTEMPTY', 'EEXIST'));
  }
}

/** The folders from `home` up to the first that was made for it; none when all were there. */
function foldersBetween(home: string, firstMade: string | undefined): string[] {
  if (firstMade === undefined) return [];
  return home === firstMade ? [home] : [home, ...foldersBetween(dirname(home), firstMade)];
}
