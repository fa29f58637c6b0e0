import { chmod, readdir } from 'node:fs/promises';
import { dataFolder, makeHome } from '../../database/cluster.ts';
import { openEmbedded } from '../../database/embedded-session.ts';
import type { SchemaFiles } from '../../database/migrations.ts';
import { replaceCluster } from '../../database/replace-cluster.ts';
import { ConfigError } from '../../errors.ts';
import { makeOwnFolder } from '../../files/temporary-folder.ts';
import { type Progress, silent } from '../../progress.ts';
import { unless } from '../../system-errors.ts';
import { fillDatabase } from './fill-database.ts';
import { type BackupManifest, openBackup } from './manifest.ts';

const DRAFT = 'restore.new-';

interface RestoreOptions {
  /** NYX_HOME: where the embedded server lives, or is to live. */
  home: string;
  /** A backup, or a folder of them, of which the newest is taken. */
  from: string;
  /** Whether a database that is there already is put aside; otherwise it is refused. */
  replace?: boolean;
  progress?: Progress;
}

export interface RestoreResult {
  /** The backup that was taken. */
  folder: string;
  manifest: BackupManifest;
  /** What brought an older schema to today's. */
  migrated: string[];
  /** Where the data folder of the database before stands now; null without one. */
  setAside: string | null;
}

/**
 * Makes a database of the embedded server out of a backup: built and compared aside, then renamed into place, so that a kill
 * leaves the old one or the restored one. A database that was there is put aside, not removed. Throws ConfigError (exit 2)
 * where there is one and `replace` is not given, EtlError (exit 75) while somebody uses it.
 */
export async function restoreBackup(
  { home, from, replace = false, progress = silent }: RestoreOptions,
  schema: SchemaFiles,
): Promise<RestoreResult> {
  const backup = await openBackup(from);
  await makeHome(home);
  const standing = await readdir(dataFolder(home)).catch(unless('ENOENT'));
  if (standing?.length && !replace) {
    throw new ConfigError(`there is a database in ${home} already`, {
      hint: 'give --replace to put it aside, or set NYX_HOME to another folder',
    });
  }
  await using draft = await makeOwnFolder(home, DRAFT);
  // Under root the server runs as a user of its own, who must be able to enter.
  await chmod(draft.path, 0o711);
  const migrated = await fillCluster(draft.path);
  const setAside = await replaceCluster(home, draft.path);
  return { folder: backup.folder, manifest: backup.manifest, migrated, setAside };

  /** The server stops when the session ends, which is the only one. */
  async function fillCluster(draftHome: string): Promise<string[]> {
    await using session = await openEmbedded(draftHome, 'nyx-etl restore');
    return await fillDatabase(session, backup, schema, progress);
  }
}
