import { resolve } from 'node:path';
import type { Manifest } from '../database/manifest.ts';
import { requireWritable } from '../database/require-writable.ts';
import { type Session, transaction } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import { type Progress, silent } from '../progress.ts';
import { createBuildFolder } from './build-folder.ts';
import { buildWarehouse } from './build-warehouse.ts';
import type { Profile } from './profile.ts';
import { prune, publish } from './publish.ts';
import { record, recordUnrecorded } from './record.ts';
import { seal } from './seal.ts';

export interface ExportOptions {
  /** Folder to publish into; each export gets its own in it, and `latest` points at the newest. */
  out: string;
  profile: Profile;
  /** How many warehouses of the profile to leave; the others are removed. Default: all. */
  keep?: number;
  /** Logical time (RFC 3339), which names the folder; default: that of the snapshot. */
  asOf?: string;
  /** For a folder that is removed after use: the database does not take note of it. */
  temporary?: boolean;
  progress?: Progress;
}

export interface ExportResult {
  folder: string;
  profile: Profile;
  asOf: string;
  snapshotAt: string;
  tables: { name: string; rows: number; bytes: number; unrepresentable: Record<string, number> }[];
  totalRows: number;
  totalBytes: number;
  /** Older warehouses that were removed. */
  removed: string[];
}

/**
 * Publishes every table, corrections applied, from one snapshot of the database as Parquet files and nyx.duckdb:
 * whole, or not at all. Throws EtlError; then nothing is visible.
 */
export async function exportWarehouse(session: Session, options: ExportOptions): Promise<ExportResult> {
  const out = resolve(options.out);
  const progress = options.progress ?? silent;
  try {
    if (!options.temporary)
      await requireWritable(
        session,
        'cannot record an export',
        "point --database-url at the primary; 'nyx-etl report --live' needs no writing",
      );
    await using building = await createBuildFolder(out);
    if (!options.temporary) await recordUnrecorded(session, out);
    const build = () => buildWarehouse(session, building.path, options.profile, progress);
    const snapshot = await transaction(session, build, 'repeatable read');
    const manifest = await seal(building.path, snapshot, options.asOf ?? snapshot.at, progress);
    const folder = await publish(building.path, out, manifest.as_of);
    if (!options.temporary) await record(session, folder, manifest);
    const removed = options.keep === undefined ? [] : await prune(out, options.keep, folder);
    return toResult(folder, manifest, removed);
  } catch (error) {
    throw toExportError(error, out);
  }
}

function toResult(folder: string, manifest: Manifest, removed: string[]): ExportResult {
  const bytes = new Map(manifest.files.map((file) => [file.name, file.bytes]));
  return {
    folder,
    profile: manifest.profile,
    asOf: manifest.as_of,
    snapshotAt: manifest.snapshot_at,
    tables: manifest.tables.map(({ name, rows, file, unrepresentable }) => ({
      name,
      rows,
      bytes: bytes.get(file) ?? 0,
      unrepresentable,
    })),
    totalRows: manifest.tables.reduce((rows, table) => rows + table.rows, 0),
    totalBytes: manifest.total_bytes,
    removed,
  };
}

const FILE_ERRORS: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space, or choose another folder with --out',
  EDQUOT: 'your quota on this disk is used up: free some space, or choose another folder with --out',
  EACCES: 'choose a folder you may write to with --out',
  EPERM: 'choose a folder you may write to with --out',
  EROFS: 'this disk is read-only: choose another folder with --out',
  ENOTDIR: 'a part of this path is a file: choose another folder with --out',
  EEXIST: 'this is a file: choose a folder with --out',
};

/** What the file system refuses is for the user to mend; other errors are left as they are. */
function toExportError(error: unknown, out: string): unknown {
  if (error instanceof EtlError || !(error instanceof Error) || !('code' in error)) return error;
  const hint = FILE_ERRORS[String(error.code)];
  if (!hint) return error;
  const exitCode = error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 1 : 2;
  return new EtlError(`cannot export to ${out} (${error.code})`, {
    hint,
    code: 'export.folder',
    exitCode,
    cause: error,
  });
}
