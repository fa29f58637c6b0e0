import type { Manifest } from '../database/manifest.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

export interface SnapshotHead {
  /** When the transaction began that all rows are read in. */
  at: string;
  schemaVersion: string;
  reporting: Manifest['reporting'];
  numbersAsOf: Manifest['numbers_as_of'];
  /** Whether no row has changed since the derived tables were computed. */
  numbersCurrent: boolean;
}

const snapshotHead = sqlFile(import.meta.url, './snapshot_head.sql');

/** Makes the transaction the session is in read-only unless told, and reads what the manifest says of it. */
export async function readHead(
  session: Session,
  mode: 'read only' | 'read write' = 'read only',
): Promise<SnapshotHead> {
  await session.pg.query(`set transaction ${mode}`);
  const { rows } = await runSqlFile<{
    at: string;
    version: string;
    timezone: string;
    ghost_after_days: string;
    numbers_as_of: string | null;
    numbers_current: boolean;
  }>(session, snapshotHead);
  const [head] = rows;
  if (!head) throw new Error('a query without from gave no row');
  return {
    at: head.at,
    schemaVersion: head.version,
    reporting: { timezone: head.timezone, ghost_after_days: Number(head.ghost_after_days) },
    numbersAsOf: head.numbers_as_of,
    numbersCurrent: head.numbers_as_of !== null && head.numbers_current,
  };
}

/** When the server was started, if it is a standby; null otherwise. */
export async function readStandbySince({ pg }: Session): Promise<string | null> {
  const { rows } = await pg.query<{ since: string | null }>(
    `select case when pg_catalog.pg_is_in_recovery()
       then pg_catalog.pg_postmaster_start_time() end as since`,
  );
  return rows[0]?.since ?? null;
}
