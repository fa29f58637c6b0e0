import type { Session } from '../database/session.ts';

/** A backup as the history knows it. */
interface RecordedBackup {
  folder: string;
  /** RFC 3339: the instant whose rows it holds. */
  snapshot_at: string;
  total_bytes: number;
}

/** Writes down a backup that was verified; in a database of an older schema, which has no place for it, nothing. */
export async function recordBackup(session: Session, backup: RecordedBackup): Promise<void> {
  const { rows } = await session.pg.query<{ there: boolean }>(
    "select pg_catalog.to_regclass('etl.backups') is not null as there",
  );
  if (rows[0]?.there) await session.db.insertInto('etl.backups').values(backup).execute();
}
