import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MANIFEST_FILE } from '../../database/manifest.ts';
import { describeFile } from '../../database/settled-files.ts';
import { ConfigError, SourceError } from '../../errors.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import { unless } from '../../system-errors.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;
/** `20260701T023000Z`, a second one of the same moment with `-2`. */
const BACKUP_NAME = /^\d{8}T\d{6}Z(-\d+)?$/;

/** The name of a type, e.g. `timestamp(3) without time zone[]`: it becomes a part of a statement. */
const TYPE = /^["\w ,.()[\]]+$/;

/** PostgreSQL's names hold no NUL. */
const name = z.string().regex(/^[^\0]+$/);

const column = z.strictObject({
  name,
  type: z.string().regex(TYPE),
  generated: z.boolean(),
});

const table = z.strictObject({
  schema: name,
  name,
  columns: z.array(column),
  rows: z.string().regex(/^\d+$/),
  /** Sum of a hash of each row: equal tables have equal ones, in whatever order the rows lie. */
  digest: z.string().regex(/^-?\d+$/),
  file: z.string().regex(/^[^/\0]+\.copy\.zst$/),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});

const sequence = z.strictObject({
  schema: name,
  name,
  lastValue: z
    .string()
    .regex(/^-?\d+$/)
    .nullable(),
});

/** What one backup consists of: `manifest.json`, written when it has been restored once for a proof. */
const manifestSchema = z.strictObject({
  schema: z.literal('nyx-etl/backup@1'),
  program: z.string(),
  serverVersion: z.string(),
  /** RFC 3339: the instant whose rows it holds. */
  snapshotAt: z.string(),
  /** The files that had made the tables. */
  migrations: z.array(
    z.strictObject({ version: z.string(), name: z.string(), sha256: z.string() }),
  ),
  /** sha256 of the names and texts of functions, views and triggers. */
  code: z.string(),
  tables: z.array(table),
  sequences: z.array(sequence),
});

export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupTable = BackupManifest['tables'][number];
export type BackupSequence = BackupManifest['sequences'][number];

export interface Backup {
  folder: string;
  manifest: BackupManifest;
}

/** What tells the functions, views and triggers of one version from those of another. */
export function codeDigest(code: readonly { name: string; sha256: string }[]): string {
  const lines = code.map(({ name, sha256 }) => `${name} ${sha256}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** The finished backups in a folder of them, the newest first. What has such a name and no manifest is somebody else's. */
export async function listBackups(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(unless('ENOENT'))) ?? [];
  const names = entries.filter((entry) => entry.isDirectory() && BACKUP_NAME.test(entry.name));
  const inOrder = names
    .map(({ name }) => name)
    .sort(new Intl.Collator('en', { numeric: true }).compare);
  const folders = inOrder.reverse().map((name) => join(folder, name));
  const haveManifest = await Promise.all(folders.map(hasManifest));
  return folders.filter((_, index) => haveManifest[index]);
}

async function hasManifest(folder: string): Promise<boolean> {
  return Boolean(await lstat(join(folder, MANIFEST_FILE)).catch(unless('ENOENT', 'ENOTDIR')));
}

/**
 * The backup that is meant: the folder itself, or the newest in it. Throws ConfigError (exit 2) where there is none, SourceError
 * when a file of it is not as it was written.
 */
export async function openBackup(path: string): Promise<Backup> {
  const [newest, ...older] = (await hasManifest(path)) ? [path] : await listBackups(path);
  if (newest === undefined) {
    throw new ConfigError(`${path} holds no backup of nyx-etl`, {
      hint: 'name the folder that was given to nyx-etl backup --out, or one backup in it',
    });
  }
  const manifest = await readManifest(newest, older[0]);
  for (const { file, sha256 } of manifest.tables) {
    const found = await describeFile(newest, file).catch(unless('ENOENT'));
    if (found?.sha256 !== sha256) throw damaged(newest, file, older[0]);
  }
  return { folder: newest, manifest };
}

/** Throws SourceError when it is not as a backup writes it; that names the backup `older` than this one. */
export async function readManifest(folder: string, older?: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST_FILE);
  const text = await readRegularFile(path, MAX_MANIFEST_BYTES).catch(unless('ENOENT'));
  try {
    return manifestSchema.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw damaged(folder, MANIFEST_FILE, older, cause);
  }
}

function damaged(folder: string, file: string, older?: string, cause?: unknown): SourceError {
  return new SourceError(`${join(folder, file)} is not as the backup wrote it`, {
    hint: older
      ? `restore the one before it: nyx-etl restore ${shellQuoted(older)}`
      : 'restore another backup, or copy this one anew from where it came from',
    code: 'backup.damaged',
    cause,
  });
}
