import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ConfigError } from '../../errors.ts';
import { leaves } from '../../launcher.ts';
import { errorCode, isProcessAlive, unless } from '../../system-errors.ts';

const MARK = '<meta name="generator" content="nyx-etl">';
const HEAD_BYTES = 1024;

/**
 * Fills a new folder by `fill` and puts it in the place of `out`, an older site or nothing: readers find the old one
 * or the new one. Returns its absolute path. Throws ConfigError when `out` cannot be written or holds anything else.
 */
export async function replaceFolder(out: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = resolve(out);
  const prefix = join(dirname(target), `.${basename(target)}.`);
  const building = `${prefix}building-${process.pid}`;
  const old = `${prefix}old-${process.pid}`;
  try {
    await requireReplaceable(target);
    await mkdir(dirname(target), { recursive: true });
    await removeLeftovers(prefix);
    await mkdir(building, { mode: 0o700 });
    using _ = leaves({ folder: building });
    await fill(building);
    await rename(target, old).catch(unless('ENOENT'));
    await rename(building, target);
    return target;
  } catch (error) {
    throw toConfigError(error, out);
  } finally {
    await rm(building, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** Nothing but a site of ours, or an empty folder, is ever replaced. */
async function requireReplaceable(target: string): Promise<void> {
  const names = await readdir(target).catch(unless('ENOENT'));
  if (!names || names.length === 0 || (await isSite(target))) return;
  throw new ConfigError(`${target} holds something else`, {
    hint: 'name a new or an empty folder with --out',
  });
}

async function isSite(folder: string): Promise<boolean> {
  const file = await open(join(folder, 'index.html')).catch(unless('ENOENT'));
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(MARK);
  } finally {
    await file.close();
  }
}

/** Removes what runs left behind that were killed. */
async function removeLeftovers(prefix: string): Promise<void> {
  const pattern = /(?:building|old)-(\d+)$/;
  const start = basename(prefix);
  for (const name of await readdir(dirname(prefix))) {
    const pid = name.startsWith(start) ? pattern.exec(name)?.[1] : undefined;
    if (pid !== undefined && !isProcessAlive(Number(pid))) {
      await rm(join(dirname(prefix), name), { recursive: true, force: true });
    }
  }
}

function toConfigError(error: unknown, out: string): unknown {
  const code = errorCode(error);
  if (error instanceof ConfigError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  return new ConfigError(`cannot write ${out} (${code})`, { hint: 'choose another --out', cause: error });
}
