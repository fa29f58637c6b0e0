import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Session } from '../database/session.ts';

/** An export of this database's cell into a lake, as the history has it. */
export interface LakeExport {
  cell: string;
  /** Counts up from 1; numbers may be left out. */
  export: number;
  /** The export that this one was asked to follow; null of one that was asked for everything. */
  after_export: number | null;
  folder: string;
  manifest_sha256: string;
}

/** The newest one; undefined while there is none. */
export async function lastLakeExport({ db }: Session): Promise<LakeExport | undefined> {
  const row = await db
    .selectFrom('etl.lake_exports')
    .select(['cell', 'export', 'after_export', 'folder', 'manifest_sha256'])
    .orderBy('export', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      export: Number(row.export),
      after_export: row.after_export === null ? null : Number(row.after_export),
    }
  );
}

/** Whether the history has one of these exports, by the sums of their manifests. */
export async function hasRecordedOneOf(
  { db }: Session,
  manifests: readonly string[],
): Promise<boolean> {
  const row = await db
    .selectFrom('etl.lake_exports')
    .select('export')
    .where('manifest_sha256', 'in', manifests)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down what is published, in the transaction that takes the marks it has worked off. */
export async function recordLakeExport({ db }: Session, row: LakeExport): Promise<void> {
  const folder = join(await realpath(dirname(row.folder)), basename(row.folder));
  await db
    .insertInto('etl.lake_exports')
    .values({ ...row, folder })
    .execute();
}
