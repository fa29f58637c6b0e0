import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { unless } from '../system-errors.ts';

/** The first name that nothing in the folder has: `list.csv`, `list-2.csv`, … of the stem `list` and the end `.csv`. */
export async function freeName(folder: string, stem: string, end = ''): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? `${stem}${end}` : `${stem}-${number}${end}`;
    if (!(await lstat(join(folder, candidate)).catch(unless('ENOENT')))) return candidate;
  }
}
