import { readlinkSync, rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '../durations.ts';
import { ConfigError } from '../errors.ts';
import { leaves } from '../launcher.ts';
import { errorCode, isProcessAlive, unless } from '../system-errors.ts';

/** A folder with mode 0700; disposing removes it and all that is in it. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

const inUse = new Set<string>();

process.on('exit', () => {
  // Whoever calls process.exit() disposes of nothing.
  for (const path of inUse) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
});

/** Removes the temporary folders, whatever their purpose, that killed processes of this user have left. */
export async function removeTemporaryLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir()).catch(unless('ENOENT', 'ENOTDIR', 'EACCES'))) ?? [];
  const prefixes = new Set(
    names.flatMap((name) => /^nyx-etl-[a-z]+-(?=\d+-)/.exec(name)?.[0] ?? []),
  );
  for (const prefix of prefixes) await removeLeftovers(tmpdir(), prefix);
}

/**
 * Makes a folder `nyx-etl-<purpose>-…` that only this user enters. Throws ConfigError (exit 2) when
 * there can be none.
 */
export async function temporaryFolder(purpose: string): Promise<TemporaryFolder> {
  try {
    return await makeOwnFolder(tmpdir(), `nyx-etl-${purpose}-`);
  } catch (cause) {
    throw new ConfigError(`no temporary folder can be made in ${tmpdir()} (${errorCode(cause)})`, {
      hint: 'set TMPDIR to a folder that may be written to and has space',
      cause,
    });
  }
}

/** As temporaryFolder, in `root`, with names that begin with `prefix`. Throws what the system throws. */
export async function makeOwnFolder(root: string, prefix: string): Promise<TemporaryFolder> {
  await removeLeftovers(root, prefix);
  const path = await mkdtemp(join(root, `${prefix}${process.pid}-${pidNamespace()}-`));
  inUse.add(path);
  const leaving = leaves({ folder: path });
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await rm(path, { recursive: true, force: true });
      inUse.delete(path);
      leaving[Symbol.dispose]();
    },
  };
}

/** Removes the folders with `prefix` in `root` that killed processes of this user have left. */
export async function removeLeftovers(root: string, prefix: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(prefix)) continue;
    const [, pid, namespace] = /^(\d+)-(\w+)-/.exec(name.slice(prefix.length)) ?? [];
    const path = join(root, name);
    if (pid !== undefined && (await isLeftover(path, Number(pid), namespace))) await remove(path);
  }
}

async function isLeftover(
  path: string,
  pid: number,
  namespace: string | undefined,
): Promise<boolean> {
  const entry = await lstat(path).catch(unless('ENOENT'));
  if (!entry || entry.uid !== process.getuid?.()) return false;
  // Of a process in another container nothing can be known but how long its folder has been quiet.
  if (namespace !== pidNamespace()) return Date.now() - entry.mtimeMs > DAY_MS;
  // In a container the next process often gets the same id.
  const startedMs = Date.now() - process.uptime() * 1000;
  return pid === process.pid ? entry.mtimeMs < startedMs : !isProcessAlive(pid);
}

/** Two processes may remove the same leftover at once, and whoever comes next tries again. */
async function remove(path: string): Promise<void> {
  const again = unless('EACCES', 'EPERM', 'ENOTEMPTY', 'EBUSY');
  // Children of the killed process may write for a moment longer.
  await rm(path, { recursive: true, force: true, maxRetries: 5 }).catch(again);
}

/** Processes of two containers may have the same id; where there are no containers, one name does. */
function pidNamespace(): string {
  if (process.platform !== 'linux') return 'host';
  return readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '');
}
