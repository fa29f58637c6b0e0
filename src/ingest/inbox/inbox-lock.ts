import type { Session } from '../../database/session.ts';
import { LaterError } from '../../errors.ts';

/** Runs `work` while no other process takes from the inbox of this name; throws EtlError (exit 75) where one does. */
export async function withInboxLock<T>(
  { pg }: Session,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const key = `hashtext('nyx-etl inbox'), hashtext($1)`;
  const { rows } = await pg.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(${key}) as locked`,
    [name],
  );
  if (!rows[0]?.locked) {
    throw new LaterError(`another process takes from the inbox ${name}`, {
      hint: 'try again when it has ended',
    });
  }
  try {
    return await work();
  } finally {
    // A lost connection has given up its locks by itself.
    await pg.query(`select pg_advisory_unlock(${key})`, [name]).catch((lost: unknown) => lost);
  }
}
