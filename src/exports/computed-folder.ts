// Where numbers that are computed from exports go: a folder of their own, whole or not at all.
import { mkdir, readdir, rename } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { requireUnpublished } from '../database/published-around.ts';
import { flush } from '../database/settled-files.ts';
import { ConfigError } from '../errors.ts';
import { createWorkFolder, takeOverWorkFolders } from '../files/work-folder.ts';
import { leaves } from '../launcher.ts';
import { unless } from '../system-errors.ts';
import { toExportError } from './export-warehouse.ts';

/** Of what the machine has; the rest goes to the disk. */
const SHARE_OF_MEMORY = 0.6;

/**
 * Has a new folder filled, with another one to work in beside it, and puts it in the place of `out`, whose path is
 * absolute: whole, or not at all. Throws ConfigError where `out` holds something.
 */
export async function fillNewFolder<Result>(
  out: string,
  fill: (folder: string, work: string) => Promise<Result>,
): Promise<Result> {
  try {
    await requireNew(out);
    const parent = dirname(out);
    for (const left of await takeOverWorkFolders(parent, 'numbers'))
      await left[Symbol.asyncDispose]();
    await using work = await createWorkFolder(parent, 'numbers');
    using _ = leaves({ folder: work.path });
    const building = join(work.path, 'numbers');
    await mkdir(building, { mode: 0o700 });
    const result = await fill(building, work.path);
    await flush(building);
    // Another one may have put something there meanwhile.
    await rename(building, out).catch(async (error: unknown) => {
      await requireNew(out);
      throw error;
    });
    await flush(parent);
    return result;
  } catch (error) {
    throw toExportError(error, out);
  }
}

/** Opens DuckDB to compute with all cores and most of the memory; what exceeds it goes to the folder `work`. */
export function openLargeDuckDb(file: string, work: string): Promise<DuckDb> {
  const megabytes = Math.floor((totalmem() / 1024 ** 2) * SHARE_OF_MEMORY);
  return openDuckDb(file, {
    spill: join(work, 'spill'),
    memoryLimit: `${megabytes}MiB`,
    threads: availableParallelism(),
  });
}

/** What stands is never replaced: a warehouse least of all. */
async function requireNew(out: string): Promise<void> {
  await requireUnpublished(out, 'name another folder with --out');
  const names = (await readdir(out).catch(unless('ENOENT'))) ?? [];
  if (names.length === 0) return;
  throw new ConfigError(`${out} holds something else`, {
    hint: 'name a new or an empty folder with --out',
  });
}
