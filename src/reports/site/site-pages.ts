import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openRegularFile } from '../../files/regular-file.ts';
import { unless } from '../../system-errors.ts';

const MARK = '<meta name="generator" content="nyx-etl">';
const HEAD_BYTES = 1024;
const PAGE_NAME =
  /^(index|health|(sessions|companies|applications)(-[\w-]+)?|(session|company)-.+)\.html$/;

/** The names in a folder that are no pages of a site of ours; none when the folder is empty or not there. */
export async function foreignEntries(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(unless('ENOENT'))) ?? [];
  const foreign: string[] = [];
  for (const entry of entries) if (!(await isPage(folder, entry))) foreign.push(entry.name);
  return foreign.sort();
}

/** A page says itself that it is ours; one that a power cut has emptied can only be told by its name. */
async function isPage(folder: string, entry: Dirent): Promise<boolean> {
  if (!entry.isFile() || !PAGE_NAME.test(entry.name)) return false;
  const file = await openRegularFile(join(folder, entry.name));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return bytesRead === 0 || buffer.toString('utf8', 0, bytesRead).includes(MARK);
  } finally {
    await file.close();
  }
}
