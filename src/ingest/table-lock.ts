// Loads into one table wait for each other.
import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

const keyOf = (table: string) =>
  sql`pg_catalog.hashtextextended('nyx-etl load ' || ${table}::text, 0)`;

/** Keeps other loads of a table, e.g. `nyx.users`, waiting until the transaction ends. */
export async function lockUntilCommit({ db }: Session, table: string): Promise<void> {
  await sql`select pg_catalog.pg_advisory_xact_lock(${keyOf(table)})`.execute(db);
}

/** As lockUntilCommit, but until it is unlocked: no other load comes in between two transactions. */
export async function lockTable(
  { db }: Session,
  table: string,
  action: 'lock' | 'unlock',
): Promise<void> {
  await (action === 'lock'
    ? sql`select pg_catalog.pg_advisory_lock(${keyOf(table)})`
    : sql`select pg_catalog.pg_advisory_unlock(${keyOf(table)})`
  ).execute(db);
}

/** Does `work` while no other process loads into the table. */
export async function withTableLock<T>(
  session: Session,
  table: string,
  work: () => Promise<T>,
): Promise<T> {
  await lockTable(session, table, 'lock');
  try {
    return await work();
  } finally {
    // A lost connection has given up its locks by itself.
    await lockTable(session, table, 'unlock').catch((lost: unknown) => lost);
  }
}
