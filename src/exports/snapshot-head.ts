import type { Manifest } from '../database/manifest.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

/** What a manifest says of the transaction that all rows are read in. */
export type SnapshotHead = Pick<
  Manifest,
  'snapshot_at' | 'schema_version' | 'reporting' | 'numbers_as_of' | 'numbers_current'
>;

const snapshotHead = sqlFile(import.meta.url, './snapshot_head.sql');

/** Makes the transaction the session is in read-only unless told, and reads what the manifest says of it. */
export async function readHead(
  session: Session,
  mode: 'read only' | 'read write' = 'read only',
): Promise<SnapshotHead> {
  await session.pg.query(`set transaction ${mode}`);
  const { rows } = await runSqlFile<
    Omit<SnapshotHead, 'reporting'> & { timezone: string; ghost_after_days: string }
  >(session, snapshotHead);
  const [row] = rows;
  if (!row) throw new Error('a query without from gave no row');
  const { timezone, ghost_after_days, ...head } = row;
  return {
    ...head,
    reporting: { timezone, ghost_after_days: Number(ghost_after_days) },
    numbers_current: head.numbers_as_of !== null && head.numbers_current,
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
