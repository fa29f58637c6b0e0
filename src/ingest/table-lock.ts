import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

/** As lock_table.sql, but until it is unlocked: no other load of the table comes in between two transactions. */
export async function lockTable(
  session: Session,
  table: string,
  action: 'lock' | 'unlock',
): Promise<void> {
  const key = sql`pg_catalog.hashtextextended('nyx-etl load ' || ${table}::text, 0)`;
  await (action === 'lock'
    ? sql`select pg_catalog.pg_advisory_lock(${key})`
    : sql`select pg_catalog.pg_advisory_unlock(${key})`
  ).execute(session.db);
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
