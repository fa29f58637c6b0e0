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

/** `20260701T023000Z` of an instant: sorts by time, and is a file name everywhere. */
export function momentName(instant: string | Date): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
