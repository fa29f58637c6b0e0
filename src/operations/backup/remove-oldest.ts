import { readdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MANIFEST_FILE } from '../../database/manifest.ts';
import { messageOf } from '../../thrown.ts';
import { type Backup, listBackups, readManifest } from './manifest.ts';

/** What became of the folders that look like old backups. */
export interface Removed {
  /** Backups that were removed. */
  removed: string[];
  /** A sentence about each folder that was left although it is old, or no backup at all. */
  notes: string[];
}

/**
 * Removes all but the newest `keep` backups in `out`: never the one just `made`, whatever the clock said when others were,
 * and none that holds what is not of it. What is no backup counts as none. Moves them into `work`, which is removed later,
 * so that nobody finds half a backup.
 */
export async function removeOldest(
  out: string,
  { keep, made, work }: { keep: number; made: string; work: string },
): Promise<Removed> {
  const { backups, notes } = await readBackups(out);
  const removed: string[] = [];
  for (const backup of backups.slice(keep).filter(({ folder }) => folder !== made)) {
    const foreign = await foreignNames(backup);
    if (foreign.length > 0) {
      notes.push(`${backup.folder} is old but was left: it holds ${foreign.join(', ')}`);
    } else {
      await rename(backup.folder, join(work, `removed-${basename(backup.folder)}`));
      removed.push(backup.folder);
    }
  }
  return { removed, notes };
}

/** With the newest first; a manifest that is none makes its folder somebody else's. */
async function readBackups(out: string): Promise<{ backups: Backup[]; notes: string[] }> {
  const backups: Backup[] = [];
  const notes: string[] = [];
  for (const folder of await listBackups(out)) {
    try {
      backups.push({ folder, manifest: await readManifest(folder) });
    } catch (error) {
      notes.push(`${messageOf(error)}: its folder was left`);
    }
  }
  return { backups, notes };
}

async function foreignNames({ folder, manifest }: Backup): Promise<string[]> {
  const own = new Set([MANIFEST_FILE, ...manifest.tables.map(({ file }) => file)]);
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !own.has(entry.name) || entry.isDirectory())
    .map((entry) => entry.name);
}
