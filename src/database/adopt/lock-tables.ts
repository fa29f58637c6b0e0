// Tables for this session alone, without a writer coming to harm.
import { setTimeout as sleep } from 'node:timers/promises';
import { type EtlError, LaterError } from '../../errors.ts';
import { interrupted, refuseInterrupted } from '../../interrupt.ts';
import type { Session } from '../session.ts';
import { toSqlError } from '../sql-error.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';

const WAIT_MS = 60_000;
/** Share of deadlock_timeout: an attempt is given up before the server ends whom it crosses. */
const ATTEMPT = 0.6;
/** So many attempts, each twice as long as the one before, then from the shortest again. */
const ROUND = 5;
const CROSSED = ['sql.55P03', 'sql.57014', 'sql.40P01'];

interface Holder {
  table_name: string;
  holder: string;
  yields: boolean;
}

const lockHolders = sqlFile(import.meta.url, './lock_holders.sql');

/**
 * Locks tables until the transaction ends, when nobody uses any of them. Transactions that use some
 * in another order would cross: so all are asked for at once, and given back soon unless all are to
 * be had. Throws EtlError (exit 75) after a minute, or the session's lock_timeout.
 */
export async function lockTables(session: Session, tables: readonly string[]): Promise<void> {
  const { attempt_ms, wait_ms } = await readTimeouts(session);
  const deadline = performance.now() + (wait_ms || WAIT_MS);
  for (let attempt = 0; ; attempt++) {
    // Short transactions are crossed at once or never, long ones have to be waited for.
    const ms = Math.ceil(attempt_ms / 2 ** (ROUND - (attempt % ROUND) - 1));
    // Whoever comes first to the table that a transaction begins with waits for its end; in any other order they cross.
    if (await tryLock(session, shuffled(tables), ms)) return;
    const holders = await readHolders(session, tables);
    if (performance.now() > deadline) throw inUse(holders);
    // Alone, each of these may be waited for until the server ends the vacuum.
    for (const { table_name, yields } of holders)
      if (yields) await tryLock(session, [table_name], attempt_ms * 4, false);
    await sleep(20 + Math.random() * 80, undefined, { signal: interrupted });
  }
}

async function readTimeouts(session: Session): Promise<{ attempt_ms: number; wait_ms: number }> {
  const { rows } = await session.pg.query<{ deadlock: number; lock: number }>(`
    select
        (select setting::integer from pg_catalog.pg_settings where name = 'deadlock_timeout') as deadlock,
        (select setting::integer from pg_catalog.pg_settings where name = 'lock_timeout') as lock`);
  const { deadlock = 1_000, lock = 0 } = rows[0] ?? {};
  return { attempt_ms: Math.max(20, Math.round(deadlock * ATTEMPT)), wait_ms: lock };
}

function shuffled(tables: readonly string[]): string[] {
  const places = new Map(tables.map((table) => [table, Math.random()]));
  return tables.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** Whether the tables could be locked; they stay so when `keep` is true. */
async function tryLock(
  session: Session,
  tables: readonly string[],
  attemptMs: number,
  keep = true,
): Promise<boolean> {
  const { pg } = session;
  await pg.query('savepoint lock_tables');
  try {
    await pg.query(`set local statement_timeout = ${attemptMs}`);
    await pg.query(`lock table ${tables.join(', ')} in access exclusive mode`);
    if (keep) {
      await pg.query('set local statement_timeout = default; release savepoint lock_tables');
      return true;
    }
  } catch (error) {
    refuseInterrupted();
    if (!CROSSED.includes(toSqlError(error).code)) throw error;
  }
  await pg.query('rollback to savepoint lock_tables; release savepoint lock_tables');
  return false;
}

async function readHolders(session: Session, tables: readonly string[]): Promise<Holder[]> {
  const { rows } = await runSqlFile<Holder>(session, lockHolders, {
    tables: JSON.stringify(tables),
  });
  return rows;
}

function inUse(holders: readonly Holder[]): EtlError {
  const named = holders.slice(0, 3).map(({ table_name, holder }) => `${table_name} by ${holder}`);
  return new LaterError(
    `the tables are in use without a pause${named.length > 0 ? `: ${named.join(', ')}` : ''}`,
    {
      hint: 'nothing was changed: run the same command again when those transactions have ended',
    },
  );
}
