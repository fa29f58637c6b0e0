import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode, unless } from '../system-errors.ts';

/**
 * Makes a folder and those above it, and returns the first that had to be made; undefined when all were there. The recursion
 * of mkdir itself says ENOENT where a disk is read-only, and never ends under /proc.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<string | undefined> {
  try {
    await mkdir(path, mode);
    return path;
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const first = await makeFolder(dirname(path), mode);
  await mkdir(path, mode).catch(unless('EEXIST'));
  return first ?? path;
}
