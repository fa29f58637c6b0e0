import type { Session } from '../../src/database/session.ts';

/** Whether somebody waits for a lock in the database of the session. */
export async function isLockAwaited({ pg }: Session): Promise<boolean> {
  const { rowCount } = await pg.query(
    `select from pg_locks join pg_stat_activity as activity using (pid)
     where activity.datname = current_database() and not granted`,
  );
  return Boolean(rowCount);
}
