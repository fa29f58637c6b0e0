import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Session, transaction } from '../../database/session.ts';
import { flush } from '../../database/settled-files.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ConfigError, EtlError, LaterError } from '../../errors.ts';
import { lockFolder } from '../../files/file-lock.ts';
import { createWorkFolder, takeOverWorkFolders } from '../../files/work-folder.ts';
import { leaves } from '../../launcher.ts';
import {
  hasRecordedOneOf,
  type LakeExport,
  lastLakeExport,
  recordLakeExport,
} from '../../ledger/lake-exports.ts';
import { type Progress, silent } from '../../progress.ts';
import { unless } from '../../system-errors.ts';
import { toExportError } from '../export-warehouse.ts';
import { buildLakeExport } from './build-lake.ts';
import { followChanges, isEverythingMarked, waitForOlderTransactions } from './follow-changes.ts';
import { readIdentity } from './identity.ts';
import { CELL_NAME, type LakeManifest } from './manifest.ts';
import { exportsOfCell, readLakeExport, type StandingExport } from './read-lake.ts';

export interface LakeExportOptions {
  /** The folder of the lake: an export goes to `OUT/cell=NAME/export=N`. */
  out: string;
  /** What this database is called in the lake; always the same. */
  cell: string;
  /** The cell's last export: only what changed since is told. Default: everything is. */
  afterExport?: number | undefined;
  progress?: Progress;
}

export interface LakeExportResult {
  folder: string;
  manifest: LakeManifest;
  /** Nothing was done: this is the export after that one, made before. */
  isStanding: boolean;
}

const takeChanges = sqlFile(import.meta.url, './take_changes.sql');

/**
 * Publishes the facts of this database, one cell of a lake, as Parquet: everything, or what changed
 * since the last export. Whole, or not at all; the marks of what changed are gone with the
 * transaction that records the export, and not before. Throws ConfigError for a cell or an export
 * that this is none of, EtlError where the folder cannot be written.
 */
export async function exportLake(
  session: Session,
  options: LakeExportOptions,
): Promise<LakeExportResult> {
  const { cell, afterExport } = options;
  if (!CELL_NAME.test(cell))
    throw new ConfigError(`${cell} is no name of a cell`, {
      hint: 'small letters, digits, - and _, e.g. --cell eu-1',
    });
  const out = resolve(options.out);
  const last = await lastLakeExport(session);
  requireSameCell(last, cell);
  const folder = join(out, `cell=${cell}`);
  const standing = await standingAfter(last, folder, afterExport);
  if (standing) return standing;
  await followChanges(session);
  const isEverything = await isEverythingMarked(session);
  if (!last || isEverything) await waitForOlderTransactions(session);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const left of await takeOverWorkFolders(folder, 'export'))
      await left[Symbol.asyncDispose]();
    return await exportInto(session, folder, options);
  } catch (error) {
    throw toExportError(error, out);
  }
}

async function exportInto(
  session: Session,
  folder: string,
  { cell, afterExport, progress = silent }: LakeExportOptions,
): Promise<LakeExportResult> {
  using _ = await lockFolder(folder);
  // Whoever had the folder before may have made it.
  const last = await lastLakeExport(session);
  const done = await standingAfter(last, folder, afterExport);
  if (done) return done;
  await using work = await createWorkFolder(folder, 'export');
  using _leaving = leaves({ folder: work.path });
  const standing = await exportsOfCell(folder);
  const database = await readIdentity(session);
  await requireOwnCell(session, folder, standing, database);
  const building = join(work.path, 'export');
  await mkdir(building, { mode: 0o700 });
  // One that was cut off before it was recorded keeps its number: somebody may have read it.
  const number = Math.max(last?.export ?? 0, ...standing) + 1;
  const path = join(folder, `export=${number}`);
  let isRenamed = false;
  try {
    const manifest = await transaction(
      session,
      async () => {
        await requireLast(session, last);
        const isEverything = await takeMarks(session);
        const after_export = afterExport ?? null;
        const after = isEverything ? null : after_export;
        const about = { cell, database, export: number, after_export: after };
        const sealed = await buildLakeExport(session, building, about, progress);
        const manifest_sha256 = sealed.sha256;
        const row = { cell, export: number, after_export, folder: path, manifest_sha256 };
        await recordLakeExport(session, row);
        await rename(building, path);
        isRenamed = true;
        await flush(folder);
        return sealed.manifest;
      },
      'repeatable read',
    );
    return { folder: path, manifest, isStanding: false };
  } catch (error) {
    if (isRenamed && !isConnectionLost(error)) await rename(path, building);
    throw error;
  }
}

/**
 * Keeps others from recording an export, into another folder, until the transaction ends: of two
 * that follow one export each would tell a part of what changed. Locks before the snapshot is
 * taken.
 */
async function requireLast(session: Session, last: LakeExport | undefined): Promise<void> {
  await session.pg.query('lock table etl.lake_exports in share row exclusive mode');
  if ((await lastLakeExport(session))?.export === last?.export) return;
  throw new LaterError('this database has been exported into a lake meanwhile', {
    hint: 'run the same command again',
  });
}

/** Fills pg_temp.changed, and says whether everything is to be told. */
async function takeMarks(session: Session): Promise<boolean> {
  await session.pg.query(
    'create temporary table changed (entity text not null, key uuid) on commit drop',
  );
  await runSqlFile(session, takeChanges);
  await session.pg.query('analyze pg_temp.changed');
  const { rows } = await session.pg.query<{ everything: boolean }>(
    `select exists (select from pg_temp.changed where entity = 'everything') as everything`,
  );
  return rows[0]?.everything ?? true;
}

/** The export after the one named, where it was made before: who asks again gets it again. */
async function standingAfter(
  last: LakeExport | undefined,
  folder: string,
  after: number | undefined,
): Promise<LakeExportResult | undefined> {
  if (after === undefined) return undefined;
  if (!last || ![last.export, last.after_export].includes(after)) {
    const which = last ? `the last export is ${last.export}` : 'there is no export yet';
    throw new ConfigError(`changes after export ${after} are not known: ${which}`, {
      hint: last
        ? `write --after-export ${last.export}, or leave it out to export everything`
        : 'leave out --after-export: the first export holds everything',
    });
  }
  const path = join(folder, `export=${last.export}`);
  const found = await readLakeExport(path).catch(unless('ENOENT', 'source'));
  if (found?.sha256 !== last.manifest_sha256)
    throw new ConfigError(`${path} is not there as it was published`, {
      hint: 'name the folder of the lake with --out, or export everything without --after-export',
    });
  return last.export === after
    ? undefined
    : { folder: path, manifest: found.manifest, isStanding: true };
}

/** Two names for one database would count everybody twice. */
function requireSameCell(last: LakeExport | undefined, cell: string): void {
  if (!last || last.cell === cell) return;
  throw new ConfigError(`this database is the cell ${last.cell}, and not ${cell}`, {
    hint: `write --cell ${last.cell}`,
  });
}

/**
 * The folder of a cell holds nothing, or something that this database exported. One that was
 * restored goes on with its history; one export of it may have been cut off before it was recorded.
 */
async function requireOwnCell(
  session: Session,
  folder: string,
  standing: readonly number[],
  database: string,
): Promise<void> {
  const found: StandingExport[] = [];
  for (const number of standing) {
    const one = await readLakeExport(join(folder, `export=${number}`)).catch(unless('source'));
    if (one) found.push(one);
  }
  if (found.length === 0 || found.some(({ manifest }) => manifest.database === database)) return;
  const sums = found.map(({ sha256 }) => sha256);
  if (await hasRecordedOneOf(session, sums)) return;
  throw new ConfigError(`${folder} holds exports of another database`, {
    hint: 'give this one a name of its own with --cell: two of one name would hide each other',
  });
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof EtlError && /^sql\.(unreachable$|08|57P0)/.test(error.code);
}
