import { readdir } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { unless } from '../system-errors.ts';

/** Where an inbox puts the files that it has taken, with what it says of them beside. */
const TAKEN = ['.', 'done', 'failed'];

/**
 * Which of the files are still there: where they lay, or where an inbox has put them, under a name that begins alike, with the
 * records beside that were set aside.
 */
export async function standingFiles(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const { base, name } = parse(path);
    for (const taken of TAKEN) {
      const folder = join(dirname(path), taken);
      const names = (await readdir(folder).catch(unless('ENOENT', 'ENOTDIR', 'EACCES'))) ?? [];
      for (const other of names)
        if (taken === '.' ? other === base : other.startsWith(name)) found.add(join(folder, other));
    }
  }
  return [...found].sort();
}
