import { mkdir, readlink, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Compression, Profile } from '../choices.ts';
import { nyxHome } from '../config.ts';
import { type Manifest, manifestSchema } from '../database/manifest.ts';
import { type Session, transaction } from '../database/session.ts';
import {
  compareSnapshots,
  LATEST,
  newestOf,
  readWarehouse,
  type Warehouse,
} from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';
import { lockFolder } from '../files/file-lock.ts';
import { toFolderError } from '../files/folder-error.ts';
import { createWorkFolder, takeOverWorkFolders } from '../files/work-folder.ts';
import { leaves } from '../launcher.ts';
import { reasonNotToRecord, recordUnrecorded } from '../ledger/exports.ts';
import { type Progress, silent } from '../progress.ts';
import { unless } from '../system-errors.ts';
import { buildWarehouse } from './build-warehouse.ts';
import { earlierExport } from './earlier-export.ts';
import { hasPseudonyms } from './profile.ts';
import { profileFolder } from './profile-folder.ts';
import { prune } from './prune.ts';
import { passingKey, pseudonymKey, pseudonymKeyFile } from './pseudonym-key.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { moveLatest, publish, readPublished } from './publish.ts';
import { seal } from './seal.ts';
import { readStandbySince } from './snapshot-head.ts';

export interface ExportOptions {
  /**
   * Folder to publish into. In it each profile has one of its own, and there each export, and `latest` that points at the
   * newest: `OUT/analyst/20260701T023000Z`.
   */
  out: string;
  profile: Profile;
  /** How many warehouses of the profile to leave; the others are removed. Default: all. */
  keep?: number | undefined;
  /** Logical time (RFC 3339), which names the folder; default: that of the snapshot. */
  asOf?: string;
  /** For a folder that is removed after use: the database does not take note of it. */
  temporary?: boolean;
  /**
   * With `temporary`: the names in what will be read of it. Tables that have none of them are left out, and views and
   * documents; to its readers it is whole.
   */
  only?: ReadonlySet<string> | undefined;
  /** Folder with the key of pseudonyms, which is made there on first use; default: NYX_HOME. */
  home?: string;
  /** Of the Parquet files; default: zstd, the smaller one. */
  compression?: Compression;
  /** These tables alone, by their names; `latest` goes on naming a whole export. Default: all of the profile. */
  tables?: readonly string[] | undefined;
  progress?: Progress;
}

export interface ExportResult {
  folder: string;
  profile: Profile;
  asOf: string;
  snapshotAt: string;
  /** Whether no row has changed since the derived tables were computed. */
  numbersCurrent: boolean;
  tables: { name: string; rows: number; bytes: number; unrepresentable: Record<string, number> }[];
  totalRows: number;
  totalBytes: number;
  /** Older warehouses that were removed. */
  removed: string[];
  /** Sentences about what was found in the folder and left. */
  notes: string[];
}

/**
 * Publishes every table, corrections applied, from one snapshot of the database as Parquet files and nyx.duckdb:
 * whole, or not at all. Who may only read, or reads a standby, can export: then the manifest is the only record. Several may work on one folder at once: `latest` names the newest snapshot, whichever ends last.
 * Throws EtlError; then nothing is visible, unless it says so.
 */
export async function exportWarehouse(
  session: Session,
  options: ExportOptions,
): Promise<ExportResult> {
  const out = resolve(options.out);
  try {
    if (options.asOf !== undefined) requireInstant(options.asOf);
    const folder = await profileFolder(out, options.profile);
    const made = await mkdir(out, { recursive: true, mode: 0o700 });
    await removeLeftovers(folder);
    try {
      return await exportInto(session, folder, options);
    } finally {
      await removeEmpty(folder, made ?? folder);
    }
  } catch (error) {
    throw toExportError(error, out);
  }
}

async function exportInto(
  session: Session,
  folder: string,
  options: ExportOptions,
): Promise<ExportResult> {
  const { profile, tables, only, progress = silent, compression = 'zstd' } = options;
  const home = options.home ?? nyxHome();
  const pseudonyms = await pseudonymsFor(options, home);
  const unrecorded = options.temporary ? undefined : await reasonNotToRecord(session);
  await using work = await createWorkFolder(folder, 'export');
  using _leaving = leaves({ folder: work.path });
  const building = join(work.path, 'warehouse');
  await mkdir(building, { mode: 0o700 });
  const standby_since = await readStandbySince(session);
  const published = (await readPublished(folder, profile)).warehouses;
  const earlier = await earlierExport(session, published, { compression, standby_since });
  const build = () =>
    buildWarehouse(session, building, {
      ...{ profile, tables, only, pseudonyms, compression },
      ...{ earlier, standby_since, temporary: options.temporary, progress },
    });
  const snapshot = await transaction(session, build, 'repeatable read');
  const manifest = await seal(building, snapshot, options.asOf ?? snapshot.snapshot_at, progress);
  using _ = await lockFolder(folder);
  const { warehouses, notes } = await readPublished(folder, profile);
  notes.push(...noteOtherKey(manifest, warehouses, home));
  if (unrecorded) notes.push(`its manifest alone tells of it, the database not: ${unrecorded}`);
  const recording = options.temporary || unrecorded ? undefined : session;
  if (recording) await recordUnrecorded(recording, warehouses);
  const { path, unanswered } = await publish(recording, building, folder, manifest);
  const made = await readWarehouse(path);
  const all = [made, ...warehouses].sort((a, b) => compareSnapshots(b.manifest, a.manifest));
  notes.push(...(await moveLatest(folder, work.path, newestOf(all) ?? made)));
  if (unanswered) throw unanswered;
  const { keep = all.length } = options;
  const pruned = await prune(folder, all, { keep, published: path, work: work.path });
  notes.push(...pruned.notes, ...(await noteOlderLayout(resolve(options.out), folder)));
  return { ...toResult(path, manifest), removed: pruned.removed, notes };
}

/** What is removed after use joins with nothing, and leaves no key behind. */
async function pseudonymsFor(
  { profile, temporary }: ExportOptions,
  home: string,
): Promise<Pseudonyms | undefined> {
  if (!hasPseudonyms(profile)) return undefined;
  return new Pseudonyms(temporary ? passingKey() : await pseudonymKey(home));
}

/** A key that was lost, or of another home: who joins exports would find nothing, and not know why. */
function noteOtherKey(
  { pseudonym_key }: Manifest,
  warehouses: readonly Warehouse[],
  home: string,
): string[] {
  const earlier = warehouses
    .filter(({ manifest }) => manifest.pseudonym_key !== null)
    .toSorted((a, b) => compareSnapshots(b.manifest, a.manifest))[0];
  if (pseudonym_key === null || !earlier || earlier.manifest.pseudonym_key === pseudonym_key)
    return [];
  const key = pseudonymKeyFile(home);
  return [
    `its pseudonyms do not join with those of ${earlier.folder}, made with another key than ${key}`,
  ];
}

/** Removes the folders from `path` up to `last`, which this export has made, as far as it has filled them with nothing. */
async function removeEmpty(path: string, last: string): Promise<void> {
  await rmdir(path).catch(
    unless('ENOENT', 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES', 'EROFS', 'ENOTDIR'),
  );
  if (path !== last) await removeEmpty(dirname(path), last);
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const left of await takeOverWorkFolders(folder, 'export')) await left[Symbol.asyncDispose]();
}

/** What wrote both profiles side by side goes on being read; its `latest` would be taken for today's. */
async function noteOlderLayout(out: string, folder: string): Promise<string[]> {
  const older = join(out, LATEST);
  if (!(await readlink(older).catch(unless('ENOENT', 'EINVAL')))) return [];
  return [
    `${older} was made by an older version and stays as it is: the newest is ${join(folder, LATEST)}`,
  ];
}

function requireInstant(asOf: string): void {
  if (manifestSchema.shape.as_of.safeParse(asOf).success) return;
  throw new ConfigError(`${asOf} is not an instant that names an export`, {
    hint: 'write it as 2026-11-22T02:30:00Z',
  });
}

/** What an export says of what was published. */
export function toResult(
  folder: string,
  manifest: Manifest,
): Omit<ExportResult, 'removed' | 'notes'> {
  const bytes = new Map(manifest.files.map((file) => [file.name, file.bytes]));
  return {
    folder,
    profile: manifest.profile,
    asOf: manifest.as_of,
    snapshotAt: manifest.snapshot_at,
    numbersCurrent: manifest.numbers_current,
    tables: manifest.tables.map(({ name, rows, files, unrepresentable }) => ({
      name,
      rows,
      bytes: files.reduce((sum, { file }) => sum + (bytes.get(file) ?? 0), 0),
      unrepresentable,
    })),
    totalRows: manifest.tables.reduce((rows, table) => rows + table.rows, 0),
    totalBytes: manifest.total_bytes,
  };
}

/** What the file system refuses is for the user to mend; other errors are left as they are. */
export function toExportError(error: unknown, out: string): unknown {
  return toFolderError(error, `export to ${out}`, 'export.folder');
}
