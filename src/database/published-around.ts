import { dirname, resolve } from 'node:path';
import { unless } from '../system-errors.ts';
import { DATABASE_FILE } from './manifest.ts';
import { readWarehouse } from './warehouse.ts';

/** The published warehouse that a path is, or lies in; undefined when there is none. */
export async function publishedAround(path: string): Promise<string | undefined> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const warehouse = await readWarehouse(folder).catch(
      unless(
        'ENOENT',
        'ENOTDIR',
        'ELOOP',
        'EACCES',
        'source',
        'source.not_a_file',
        'source.unreadable',
      ),
    );
    if (warehouse?.manifest.files.some(({ name }) => name === DATABASE_FILE)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
