import { takeLock, whileLocked } from '../database/advisory-lock.ts';
import { type Session, transaction } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { LaterError } from '../errors.ts';

/** PostgreSQL counts a timeout in milliseconds, as a 32-bit integer. */
export const MAX_WAIT_SECONDS = 2_147_483;
const LOCK = 7_109_202;
const DEFAULT_WAIT_SECONDS = 60;
const LOCK_NOT_AVAILABLE = 'sql.55P03';

/**
 * Runs `work` while no other session runs transforms on this database. Waits for another one to end, at most
 * `waitSeconds`; then throws EtlError (exit 75).
 */
export async function withTransformLock<T>(
  session: Session,
  waitSeconds: number = DEFAULT_WAIT_SECONDS,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await transaction(session, async () => {
      // A timeout of 0 would mean to wait for ever.
      await session.pg.query(
        `set local lock_timeout = ${Math.max(1, Math.round(waitSeconds * 1000))}`,
      );
      // The session keeps it when the transaction has ended.
      await takeLock(session, LOCK);
    });
  } catch (cause) {
    if (toSqlError(cause).code !== LOCK_NOT_AVAILABLE) throw cause;
    throw new LaterError(
      `transforms are running in another process, and did not end in ${waitSeconds} s`,
      {
        hint: `wait for it to end; 'nyx-etl runs' shows it`,
        cause,
      },
    );
  }
  return whileLocked(session, LOCK, work);
}
