import { link } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, ParquetFile } from '../database/manifest.ts';
import { describeFile } from '../database/settled-files.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { packageVersion } from '../package-root.ts';
import { errorCode } from '../system-errors.ts';

/** What a file system says that has no links, or no more of this file, or whose file is gone or is not ours. */
const NO_LINK = ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'ENOENT', 'EACCES'];

/** The Parquet files of an earlier export, one of which takes the place of a new one that would hold the same rows. */
export interface EarlierFiles {
  /** Links the file to `path` where it is what its manifest says, and holds these rows; tells whether it did. */
  link(
    table: { name: string; columns: readonly { name: string; type: string }[] },
    wanted: ParquetFile,
    path: string,
  ): Promise<boolean>;
}

/** Those of a warehouse that were written in the same way; undefined when none were. */
export function earlierFiles(
  warehouse: Warehouse | undefined,
  compression: Manifest['compression'],
): EarlierFiles | undefined {
  if (!warehouse) return undefined;
  const { folder, manifest } = warehouse;
  if (manifest.program !== `nyx-etl ${packageVersion}`) return undefined;
  if (manifest.compression !== compression) return undefined;
  return {
    link: async ({ name, columns }, wanted, path) => {
      const table = manifest.tables.find((other) => other.name === name);
      if (!table || !areSame(table.columns, columns)) return false;
      const earlier = table.files.find(({ file }) => file === wanted.file);
      if (earlier?.content_hash !== wanted.content_hash || earlier.rows !== wanted.rows)
        return false;
      return (
        (await isWhole(folder, manifest, wanted.file)) && linked(join(folder, wanted.file), path)
      );
    },
  };
}

function areSame(
  some: readonly { name: string; type: string }[],
  others: readonly { name: string; type: string }[],
): boolean {
  const text = (columns: typeof some) =>
    JSON.stringify(columns.map(({ name, type }) => [name, type]));
  return text(some) === text(others);
}

/** A file that was damaged since is not handed on. */
async function isWhole(folder: string, manifest: Manifest, name: string): Promise<boolean> {
  const expected = manifest.files.find((file) => file.name === name);
  try {
    const found = await describeFile(folder, name);
    return found.bytes === expected?.bytes && found.sha256 === expected.sha256;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

async function linked(file: string, path: string): Promise<boolean> {
  try {
    await link(file, path);
    return true;
  } catch (error) {
    if (NO_LINK.includes(String(errorCode(error)))) return false;
    throw error;
  }
}
