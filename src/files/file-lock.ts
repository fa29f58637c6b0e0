import { accessSync, closeSync, constants, lstatSync, openSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ConfigError, EtlError, LaterError } from '../errors.ts';
import { isInterrupted } from '../interrupt.ts';
import { leaves } from '../launcher.ts';
import { errorCode } from '../system-errors.ts';

const FOLDER_LOCK = '.nyx-etl.lock';
const WAIT_MS = 60_000;
const ASK_AGAIN_MS = 50;
const SQLITE_BUSY = 5;

/**
 * Locks the file at `path`, which is made if it is not there; undefined while another process, or another part of this
 * one, holds it. Disposing removes the file. Throws ConfigError when `path` is anything but an empty file of ours.
 *
 * Node.js has no flock(), so SQLite takes the lock: fcntl() on an empty database. The kernel gives it up with the process,
 * however that ends; process ids, clocks and host names play no part. It holds between containers that share a file
 * system, and between hosts as far as their network file system carries such locks.
 */
export function tryFileLock(path: string): Disposable | undefined {
  const file = makeOrFind(path);
  let database: DatabaseSync | undefined;
  try {
    database = openDatabase(path);
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database?.close();
    // Whoever held it may have removed the file meanwhile: a lock on that one would keep nobody out.
    if (isBusy(error) || identityOf(path) !== file) return undefined;
    throw foreign(path, error);
  }
  if (file !== undefined && identityOf(path) === file) return holding(path, database);
  database.close();
  return undefined;
}

/**
 * Waits for the lock of a folder: what is published there changes by one hand at a time. Throws EtlError (exit 75)
 * when another process does not give it up in a minute.
 */
export async function lockFolder(folder: string): Promise<Disposable> {
  const deadline = Date.now() + WAIT_MS;
  const path = join(folder, FOLDER_LOCK);
  for (;;) {
    const lock = tryFileLock(path);
    if (lock) {
      const held = new DisposableStack();
      held.use(leaves({ lock: path }));
      held.use(lock);
      return held;
    }
    if (isInterrupted()) throw new EtlError('interrupted', { code: 'interrupted' });
    if (Date.now() > deadline)
      throw new LaterError(
        `another process is publishing into ${folder}, and did not end in a minute`,
        {
          hint: 'run the same command again when it has ended',
        },
      );
    await sleep(ASK_AGAIN_MS);
  }
}

function holding(path: string, database: DatabaseSync): Disposable {
  return {
    [Symbol.dispose]: () => {
      rmSync(path, { force: true });
      database.close();
    },
  };
}

/** An existing file, and no other: one made anew would not be the one that was looked at. */
function openDatabase(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'rw');
  return new DatabaseSync(url, { timeout: 0 });
}

/** Gives what tells the file from others that have had its name. */
function makeOrFind(path: string): string | undefined {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return undefined;
  if (!isLock(entry) || leftBySqlite(path)) throw foreign(path);
  // Only looked at: whoever opens and closes a file gives up the locks that the process has on it.
  accessSync(path, constants.R_OK | constants.W_OK);
  return identityOf(path);
}

/** Ours are empty; in a folder that many may write to, anybody could make another. */
function isLock(entry: Stats): boolean {
  const { uid } = entry;
  return entry.isFile() && entry.size === 0 && (uid === 0 || uid === process.getuid?.());
}

/** What SQLite would take for the rest of an interrupted change, and undo: ours make no such files. */
function leftBySqlite(path: string): boolean {
  return ['-journal', '-wal'].some((end) => lstatSync(`${path}${end}`, { throwIfNoEntry: false }));
}

function foreign(path: string, cause?: unknown): ConfigError {
  return new ConfigError(`${path} is no lock of nyx-etl`, {
    hint: 'move it away, then run the same command again',
    cause,
  });
}

function identityOf(path: string): string | undefined {
  const entry = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return entry && `${entry.dev} ${entry.ino} ${entry.birthtimeNs}`;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
