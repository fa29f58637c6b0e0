import { chmod, link } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DATABASE_FILE,
  type Manifest,
  type ManifestFile,
  type ManifestTable,
  type ParquetFile,
} from '../database/manifest.ts';
import type { Session } from '../database/session.ts';
import { describeFile } from '../database/settled-files.ts';
import { newestOf, type Warehouse } from '../database/warehouse.ts';
import { readHere } from '../ledger/exports.ts';
import { packageVersion } from '../package-root.ts';
import { errorCode } from '../system-errors.ts';

/** What a file system says that has no links, or no more of this file, or whose file is gone or is not ours. */
const NO_LINK = ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'ENOENT', 'EACCES'];

/** What an export of before it gives to the next. */
export interface EarlierExport {
  /**
   * Links its file of a table to `path` where that is what its manifest says, and holds these rows;
   * returns its sum, undefined where it did not.
   */
  link(
    table: { name: string; columns: readonly { name: string; type: string }[] },
    wanted: ParquetFile,
    path: string,
  ): Promise<ManifestFile | undefined>;
  /**
   * Its nyx.duckdb, once that is known to be whole: its rows may be taken as their versions tell.
   * Undefined where these are of other servers.
   */
  database(): Promise<string | undefined>;
  /** What it says of a table. */
  table(name: string): ManifestTable | undefined;
}

/**
 * The newest of the warehouses that gives something to one of this compression; undefined when it was made in another
 * way. Versions of rows are the same as then only where the database has gone on from what was exported: one that was
 * put back to an earlier state gives their numbers to other rows. It has gone on where who read the rows recorded the
 * export, and a standby, which can have no record, as long as it has not been started again (`standby_since`).
 */
export async function earlierExport(
  session: Session,
  warehouses: readonly Warehouse[],
  { compression, standby_since }: Pick<Manifest, 'compression' | 'standby_since'>,
): Promise<EarlierExport | undefined> {
  const read = await readHere(session, warehouses);
  const continued = warehouses.filter(
    (warehouse) =>
      read.includes(warehouse) ||
      (standby_since !== null && warehouse.manifest.standby_since === standby_since),
  );
  const newest = newestOf(continued);
  const warehouse = newest ?? warehouses[0];
  if (!warehouse) return undefined;
  const { folder, manifest, database } = warehouse;
  if (manifest.program !== `nyx-etl ${packageVersion}`) return undefined;
  if (manifest.compression !== compression) return undefined;
  const table = (name: string) => manifest.tables.find((other) => other.name === name);
  return {
    link: async ({ name, columns }, wanted, path) => {
      const own = table(name);
      if (!own || !areSame(own.columns, columns)) return undefined;
      const earlier = own.files.find(({ file }) => file === wanted.file);
      if (earlier?.content_hash !== wanted.content_hash || earlier.rows !== wanted.rows)
        return undefined;
      const whole = await wholeFile(folder, manifest, wanted.file);
      return whole && (await hasLinked(join(folder, wanted.file), path)) ? whole : undefined;
    },
    database: async () =>
      newest && (await wholeFile(folder, manifest, DATABASE_FILE)) ? database : undefined,
    table,
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
async function wholeFile(
  folder: string,
  manifest: Manifest,
  name: string,
): Promise<ManifestFile | undefined> {
  const expected = manifest.files.find((file) => file.name === name);
  try {
    const found = await describeFile(folder, name);
    return found.bytes === expected?.bytes && found.sha256 === expected.sha256 ? found : undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

async function hasLinked(file: string, path: string): Promise<boolean> {
  try {
    await link(file, path);
    // Somebody may have opened the earlier one to others.
    await chmod(path, 0o600);
    return true;
  } catch (error) {
    if (NO_LINK.includes(String(errorCode(error)))) return false;
    throw error;
  }
}
