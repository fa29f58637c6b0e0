import { renameSync } from 'node:fs';
import { lstat, mkdir, readdir, realpath, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { requireUnpublished } from '../../database/published-around.ts';
import { ConfigError } from '../../errors.ts';
import { lockFolder } from '../../files/file-lock.ts';
import { createWorkFolder, takeOverWorkFolders, type WorkFolder } from '../../files/work-folder.ts';
import { leaves } from '../../launcher.ts';
import { errorCode, unless } from '../../system-errors.ts';
import { foreignEntries } from './site-pages.ts';

/** Where in a work folder the older site waits, under its own name, until the new one stands. */
const OLD = 'old';
const MOST_NAMES = 20;

/**
 * Fills a new folder by `fill` and puts it in the place of `out`, an older site or nothing: readers find the old one or
 * the new one. Where the process is killed between the two, the next run puts the old one back. Returns the folder, which
 * is what `out` leads to if it is a link. Throws ConfigError when `out` cannot be written or holds anything but pages of ours.
 */
export async function replaceFolder(
  out: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  try {
    const target = await followLink(resolve(out));
    const parent = dirname(target);
    await mkdir(parent, { recursive: true });
    using _ = await lockFolder(parent);
    for (const left of await takeOverWorkFolders(parent, 'site')) await tidyUp(left, parent);
    await requireReplaceable(target);
    const work = await createWorkFolder(parent, 'site');
    try {
      const building = join(work.path, 'new');
      await fillNew(building, work, fill);
      await requireReplaceable(target);
      await swap(building, target, join(work.path, OLD));
    } finally {
      await tidyUp(work, parent);
    }
    return target;
  } catch (error) {
    throw toConfigError(error, out);
  }
}

/** Until it is full, nothing in the work folder is worth keeping. */
async function fillNew(
  building: string,
  work: WorkFolder,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  using _ = leaves({ folder: work.path });
  await mkdir(building, { mode: 0o700 });
  await fill(building);
}

/** A link stays what it is; what it leads to is replaced. */
async function followLink(path: string): Promise<string> {
  const entry = await lstat(path).catch(unless('ENOENT'));
  if (!entry?.isSymbolicLink()) return path;
  const target = await realpath(path).catch(unless('ENOENT'));
  if (target !== undefined) return target;
  throw new ConfigError(`${path} is a link to something that is not there`, {
    hint: 'name a folder with --out',
  });
}

/** Nothing but pages of ours, or an empty folder, is ever replaced. */
async function requireReplaceable(target: string): Promise<void> {
  await requireUnpublished(target, 'name another folder with --out');
  const foreign = await foreignEntries(target);
  if (foreign.length === 0) return;
  const others = foreign.length - MOST_NAMES;
  const names = [...foreign.slice(0, MOST_NAMES), ...(others > 0 ? [`and ${others} more`] : [])];
  throw new ConfigError(`${target} holds something else`, {
    hint: `move away ${names.join(', ')}, or name a new or an empty folder with --out`,
  });
}

/** One rename right after the other; should the second fail, tidyUp() undoes the first. */
async function swap(building: string, target: string, old: string): Promise<void> {
  await mkdir(old, { mode: 0o700 });
  if (await lstat(target).catch(unless('ENOENT'))) renameSync(target, join(old, basename(target)));
  renameSync(building, target);
}

/** Puts an older site back if no newer one stands in its place, then removes the work folder. */
async function tidyUp(work: WorkFolder, parent: string): Promise<void> {
  const old = join(work.path, OLD);
  const isFolder = (await lstat(old).catch(unless('ENOENT')))?.isDirectory() ?? false;
  const names = isFolder ? await readdir(old) : [];
  for (const name of names) await putBack(join(old, name), join(parent, name));
  await work[Symbol.asyncDispose]();
}

async function putBack(old: string, target: string): Promise<void> {
  if (await standsSite(target)) return;
  try {
    await rename(old, target);
  } catch (error) {
    unless('ENOTEMPTY', 'EEXIST', 'ENOTDIR')(error);
    // Something else has taken its place meanwhile.
    await rename(old, `${target}.rescued-${Date.now()}`);
  }
}

async function standsSite(target: string): Promise<boolean> {
  const names = (await readdir(target).catch(unless('ENOENT', 'ENOTDIR'))) ?? [];
  return names.length > 0 && (await foreignEntries(target)).length === 0;
}

function toConfigError(error: unknown, out: string): unknown {
  const code = errorCode(error);
  if (error instanceof ConfigError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code))
    return error;
  return new ConfigError(`cannot write ${out} (${code})`, {
    hint: 'choose another --out',
    cause: error,
  });
}
