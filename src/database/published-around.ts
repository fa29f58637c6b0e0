import { dirname, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import { unless } from '../system-errors.ts';
import { DATABASE_FILE } from './manifest.ts';
import { readWarehouse } from './warehouse.ts';

/** Throws ConfigError for a file or a folder that is to be written into a published warehouse. */
export async function requireUnpublished(
  path: string,
  hint = 'choose another --out',
): Promise<void> {
  const around = await publishedAround(path);
  if (around !== undefined)
    throw new ConfigError(`${around} is a published warehouse, which is never added to`, { hint });
}

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
