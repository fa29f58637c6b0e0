import { tryLock, whileLocked } from '../../database/advisory-lock.ts';
import type { Session } from '../../database/session.ts';
import { LaterError } from '../../errors.ts';

/** Runs `work` while no other process takes from the inbox of this name; throws EtlError (exit 75) where one does. */
export async function withInboxLock<T>(
  session: Session,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const key = ['nyx-etl inbox', name] as const;
  if (await tryLock(session, key)) return whileLocked(session, key, work);
  throw new LaterError(`another process takes from the inbox ${name}`, {
    hint: 'try again when it has ended',
  });
}
