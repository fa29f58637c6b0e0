import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { leaves } from '../launcher.ts';
import { isProcessAlive } from '../system-errors.ts';

const PREFIX = '.building-';
const FOREIGN_AGE_MS = 24 * 3600 * 1000;

/** A folder of mode 0700 in which an export is built, on the file system it will be published to. */
export interface BuildFolder extends AsyncDisposable {
  path: string;
}

/**
 * Makes a build folder in `out`, after removing those that killed exports left behind. Its name tells its owner.
 * Disposing removes it, unless it was renamed meanwhile.
 */
export async function createBuildFolder(out: string): Promise<BuildFolder> {
  await mkdir(out, { recursive: true, mode: 0o700 });
  await removeLeftovers(out);
  const path = await temporaryPath(out);
  await mkdir(path, { mode: 0o700 });
  const leaving = leaves({ folder: path });
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await rm(path, { recursive: true, force: true });
      leaving[Symbol.dispose]();
    },
  };
}

/** A name in `out` that the next export removes if this process dies. */
export async function temporaryPath(out: string): Promise<string> {
  const owner = `${hostName()}-${process.pid}-${(await startOf(process.pid)) ?? 0}`;
  return join(out, `${PREFIX}${owner}-${randomBytes(4).toString('hex')}`);
}

async function removeLeftovers(out: string): Promise<void> {
  const leftovers = (await readdir(out)).filter((name) => name.startsWith(PREFIX));
  for (const name of leftovers) {
    const path = join(out, name);
    if (await isAbandoned(name, path)) await rm(path, { recursive: true, force: true });
  }
}

/** Whether the owner is dead. Of a process on another host nothing is known: its folder may stay for a day. */
async function isAbandoned(name: string, path: string): Promise<boolean> {
  const owner = /^(.*)-(\d+)-(\d+)-[0-9a-f]+$/.exec(name.slice(PREFIX.length));
  const [, host, pid, start] = owner ?? [];
  if (host === hostName()) return (await startOf(Number(pid))) !== start;
  const entry = await lstat(path);
  return Date.now() - entry.mtimeMs > FOREIGN_AGE_MS;
}

function hostName(): string {
  return hostname().replaceAll(/[^\w.-]/g, '_');
}

/** What tells a process from a later one with the same number: its start time where the system shows it. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return isProcessAlive(pid) ? '0' : undefined;
  }
}
