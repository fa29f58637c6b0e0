import { access, constants, lstat, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CHECKSUM_FILE, MANIFEST_FILE } from '../database/manifest.ts';
import { compareSnapshots, type Warehouse } from '../database/warehouse.ts';
import { errorCode } from '../system-errors.ts';
import { listFolder, parentsOf } from './compare-files.ts';
import { latestName } from './publish.ts';

interface Pruned {
  /** Folders that were removed. */
  removed: string[];
  /** A sentence about each that was left although it is old. */
  notes: string[];
}

/**
 * Removes all but the newest `keep` of the warehouses, given with the newest first: never the one published now, nor the
 * one that `latest` names, nor a newer one, and none that holds what is not of it. Moves them into `work`, which is
 * removed later, so that nobody finds half a warehouse.
 */
export async function prune(
  folder: string,
  warehouses: readonly Warehouse[],
  options: { keep: number; published: string; work: string },
): Promise<Pruned> {
  const named = await latestName(folder);
  const latest = warehouses.find((warehouse) => basename(warehouse.folder) === named);
  const old = warehouses
    .slice(options.keep)
    .filter((warehouse) => basename(warehouse.folder) !== basename(options.published))
    .filter((warehouse) => !latest || compareSnapshots(warehouse.manifest, latest.manifest) < 0);
  const pruned: Pruned = { removed: [], notes: [] };
  for (const warehouse of old) {
    const path = join(folder, basename(warehouse.folder));
    const reason = await reasonToLeave(path, warehouse);
    if (reason === undefined) {
      await rename(path, join(options.work, `removed-${basename(path)}`));
      pruned.removed.push(path);
    } else {
      pruned.notes.push(`${path} is old but was left: ${reason}`);
    }
  }
  return pruned;
}

/** Why a folder is not ours alone to remove. */
async function reasonToLeave(path: string, { manifest }: Warehouse): Promise<string | undefined> {
  if (!(await lstat(path)).isDirectory()) return 'it is a link to another folder';
  const own = new Set([CHECKSUM_FILE, MANIFEST_FILE, ...manifest.files.map(({ name }) => name)]);
  const ownFolders = new Set([...own].flatMap(parentsOf));
  const { files, folders } = await listFolder(path);
  const foreign = [
    ...[...files].filter((name) => !own.has(name)),
    ...folders.filter((name) => !ownFolders.has(name)),
  ];
  if (foreign.length > 0) return `it holds ${foreign.join(', ')}`;
  try {
    await access(path, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `it may not be changed (${errorCode(error)})`;
  }
}
