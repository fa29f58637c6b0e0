import type { Session } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';

const LOCK = 7_109_202;
const DEFAULT_WAIT_SECONDS = 60;
const LOCK_NOT_AVAILABLE = '55P03';

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
    // A timeout of 0 would mean to wait for ever.
    await session.pg.query(`set lock_timeout = ${Math.max(1, Math.round(waitSeconds * 1000))}`);
    await session.pg.query('select pg_advisory_lock($1)', [LOCK]);
  } catch (cause) {
    if (errorCode(cause) !== LOCK_NOT_AVAILABLE) throw cause;
    throw new EtlError(`transforms are running in another process, and did not end in ${waitSeconds} s`, {
      hint: `wait for it to end; 'nyx-etl runs' shows it`,
      code: 'locked',
      exitCode: 75,
      retryable: true,
      cause,
    });
  } finally {
    await session.pg.query('set lock_timeout to default').catch((lost: unknown) => lost);
  }
  try {
    return await work();
  } finally {
    // A lost connection has given up its locks by itself.
    await session.pg.query('select pg_advisory_unlock($1)', [LOCK]).catch((lost: unknown) => lost);
  }
}
