// Loads into one table wait for each other.
import * as locks from '../database/advisory-lock.ts';
import type { Session } from '../database/session.ts';

const keyOf = (table: string) => ['nyx-etl load', table] as const;

/** Keeps other loads of a table, e.g. `nyx.users`, waiting until the transaction ends. */
export const lockUntilCommit = (session: Session, table: string): Promise<void> =>
  locks.lockUntilCommit(session, keyOf(table));

/** As lockUntilCommit, but until it is unlocked: no other load comes in between two transactions. */
export const lockTable = (session: Session, table: string): Promise<void> =>
  locks.takeLock(session, keyOf(table));

export const unlockTable = (session: Session, table: string): Promise<void> =>
  locks.unlock(session, keyOf(table));

/** Does `work` while no other process loads into the table. */
export async function withTableLock<T>(
  session: Session,
  table: string,
  work: () => Promise<T>,
): Promise<T> {
  await lockTable(session, table);
  return locks.whileLocked(session, keyOf(table), work);
}
