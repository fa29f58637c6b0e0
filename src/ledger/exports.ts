import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sql } from 'kysely';
import { type Manifest, manifestText, sha256 } from '../database/manifest.ts';
import { type Session, transaction } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import type { Warehouse } from '../database/warehouse.ts';

const recordingRights = sqlFile(import.meta.url, './recording_rights.sql');

/** Why the session cannot record an export, in a sentence; undefined when it can. */
export async function reasonNotToRecord(session: Session): Promise<string | undefined> {
  const { rows } = await runSqlFile<{ role: string; granted: boolean; read_only: boolean }>(
    session,
    recordingRights,
  );
  const [right] = rows;
  if (right?.read_only) return 'this server is read-only (a standby?)';
  if (right?.granted) return undefined;
  return `for that the owner has to run: grant select, insert on etl.exports to ${right?.role}`;
}

/** Writes down what is published. */
export async function recordExport(
  session: Session,
  folder: string,
  manifest: Manifest,
): Promise<void> {
  await insert(session, folder, manifest, sha256(manifestText(manifest)), { by_reader: true });
}

/**
 * Those of the warehouses that were recorded by the connection that had read them, so that the database has gone on from
 * what they hold; none where it may not be asked.
 */
export async function readHere(
  session: Session,
  warehouses: readonly Warehouse[],
): Promise<Warehouse[]> {
  if (warehouses.length === 0 || (await reasonNotToAsk(session))) return [];
  const sums = warehouses.map(({ manifestSha256 }) => manifestSha256);
  const rows = await session.db
    .selectFrom('etl.exports')
    .select('manifest_sha256')
    .where('manifest_sha256', 'in', sums)
    .where('by_reader', '=', true)
    .execute()
    .catch((error: unknown) => {
      throw toSqlError(error);
    });
  const recorded = new Set(rows.map((row) => row.manifest_sha256));
  return warehouses.filter(({ manifestSha256 }) => recorded.has(manifestSha256));
}

/** Makes up for exports that were killed between publishing and recording; nobody publishes meanwhile. */
export async function recordUnrecorded(
  session: Session,
  warehouses: readonly Warehouse[],
): Promise<void> {
  await transaction(session, async () => {
    const rows = await session.db.selectFrom('etl.exports').select('manifest_sha256').execute();
    const recorded = new Set(rows.map((row) => row.manifest_sha256));
    for (const { folder, manifest, manifestSha256 } of warehouses) {
      if (recorded.has(manifestSha256)) continue;
      await insert(session, folder, manifest, manifestSha256, { by_reader: false });
    }
  });
}

/**
 * Whether a warehouse is the one that was recorded when it was published: false when the database recorded another manifest
 * for this folder last, undefined when it knows neither. One that was moved is known by its manifest.
 */
export async function isAsRecorded(
  session: Session,
  warehouse: Warehouse,
): Promise<boolean | undefined> {
  const rows = await session.db
    .selectFrom('etl.exports')
    .select(['folder', 'manifest_sha256'])
    .orderBy('id', 'desc')
    .where(({ or, eb }) =>
      or([
        eb('manifest_sha256', '=', warehouse.manifestSha256),
        eb('folder', '=', warehouse.folder),
      ]),
    )
    .execute();
  if (rows.length === 0) return undefined;
  // An older export in the folder of a newer one is known as well, and yet not what was published there.
  const here = rows.find(({ folder }) => folder === warehouse.folder) ?? rows[0];
  return here?.manifest_sha256 === warehouse.manifestSha256;
}

/** An export as the history shows it. */
export interface RecordedExport {
  folder: string;
  profile: string;
  /** RFC 3339. */
  as_of: string;
  bytes: number;
  manifest_sha256: string;
  published_at: string;
}

/** The newest whole export of a profile; undefined when there is none. */
export async function newestExport(
  { db }: Session,
  profile: Manifest['profile'],
): Promise<RecordedExport | undefined> {
  const row = await db
    .selectFrom('etl.exports')
    .select(['folder', 'profile', 'as_of', 'total_bytes as bytes'])
    .select(['manifest_sha256', 'published_at'])
    .where('profile', '=', profile)
    .where('only_tables', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, bytes: Number(row.bytes) };
}

/** The folder of an export that a run published before it was cut off; undefined when it did not come so far. */
export async function exportOfRun(
  { db }: Session,
  runId: bigint,
  out: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('etl.runs as r')
    .innerJoin('etl.exports as e', 'e.as_of', 'r.as_of')
    .select('e.folder')
    .where('r.id', '=', runId)
    .whereRef('e.published_at', '>=', 'r.started_at')
    .where(sql<boolean>`starts_with(e.folder, ${`${out}/`})`)
    .orderBy('e.id', 'desc')
    .executeTakeFirst();
  return row?.folder;
}

/** Why the history of exports cannot be asked, in a sentence; undefined when it can. */
export async function reasonNotToAsk({ db }: Session): Promise<string | undefined> {
  try {
    await db.selectFrom('etl.exports').select('id').limit(0).execute();
    return undefined;
  } catch (error) {
    return toSqlError(error).message;
  }
}

async function insert(
  session: Session,
  folder: string,
  { profile, as_of, total_bytes, only_tables }: Manifest,
  manifest_sha256: string,
  { by_reader }: { by_reader: boolean },
): Promise<void> {
  // As every reader finds it, by whichever links.
  const resolved = join(await realpath(dirname(folder)), basename(folder));
  await session.db
    .insertInto('etl.exports')
    .values({
      folder: resolved,
      profile,
      as_of,
      manifest_sha256,
      total_bytes,
      only_tables,
      by_reader,
    })
    .execute();
}
