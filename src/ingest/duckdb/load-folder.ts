import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive, unless } from '../../system-errors.ts';

const PREFIX = 'nyx-etl-load-';

/** Makes a load's temporary folder (mode 0700), and removes those of the user's processes that were killed. */
export async function makeLoadFolder(): Promise<string> {
  const root = tmpdir();
  for (const name of await readdir(root)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isProcessAlive(Number(pid))) await remove(join(root, name));
  }
  return mkdtemp(join(root, `${PREFIX}${process.pid}-`));
}

/** Another user's folder is theirs to remove. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(unless('EACCES', 'EPERM'));
}
