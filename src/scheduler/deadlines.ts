// What runs unattended waits for nobody without end.

import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { CANCELLED, EtlError } from '../errors.ts';
import { isInterrupted } from '../interrupt.ts';
import { errorCode } from '../system-errors.ts';

interface Deadlines extends Record<string, string> {
  /** How long a statement waits for a lock that somebody else holds. */
  lock_timeout: string;
  /** How long one statement may take. */
  statement_timeout: string;
}

/**
 * A load of a million rows holds its locks for less than a minute. Where the role or the database
 * has set its own, that holds.
 */
const DEFAULTS: Deadlines = { lock_timeout: '1min', statement_timeout: '1h' };
const NONE = '0';

const lockHolders = sqlFile(import.meta.url, './lock_holders.sql');

/**
 * Runs `work` with the deadlines of unattended runs; afterwards the session has those it had
 * before.
 */
export async function withDeadlines<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const before = await readDeadlines(session);
  await setDeadlines(session, {
    lock_timeout: before.lock_timeout === NONE ? DEFAULTS.lock_timeout : before.lock_timeout,
    statement_timeout:
      before.statement_timeout === NONE ? DEFAULTS.statement_timeout : before.statement_timeout,
  });
  try {
    return await work();
  } finally {
    // A lost connection has no settings any more.
    await setDeadlines(session, before).catch((lost: unknown) => lost);
  }
}

/**
 * The error of a job, or for a deadline that has passed an EtlError (exit 75) that names it, and
 * the tables that others keep locked. To be called while the deadlines still hold.
 */
export async function nameDeadline(
  session: Session,
  name: string,
  error: unknown,
): Promise<unknown> {
  const code = error instanceof EtlError ? error.code : `sql.${errorCode(error)}`;
  // Another attempt at once would wait as long.
  const details = { exitCode: 75, retryable: false, cause: error } as const;
  if (code === 'sql.55P03') {
    const { lock_timeout } = await readDeadlines(session);
    return new EtlError(
      `${name} has waited ${lock_timeout} for a lock${await describeHolders(session)}`,
      {
        ...details,
        code: 'deadline.lock',
        hint: `run the same command again when it has been released; 'nyx-etl schedule' does so by itself`,
      },
    );
  }
  if (code === CANCELLED && !isInterrupted()) {
    const { statement_timeout } = await readDeadlines(session);
    return new EtlError(
      `a statement of ${name} was cancelled, or took longer than ${statement_timeout}`,
      {
        ...details,
        code: 'deadline.statement',
        hint: 'see what keeps the server busy (pg_stat_activity), then run the same command again',
      },
    );
  }
  return error;
}

async function readDeadlines(session: Session): Promise<Deadlines> {
  const { rows } = await session.pg.query<Deadlines>(
    `select current_setting('lock_timeout') as lock_timeout, current_setting('statement_timeout') as statement_timeout`,
  );
  return rows[0] ?? DEFAULTS;
}

async function setDeadlines(
  session: Session,
  { lock_timeout, statement_timeout }: Deadlines,
): Promise<void> {
  await session.pg.query(
    `select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false)`,
    [lock_timeout, statement_timeout],
  );
}

/**
 * `: nyx.users is locked by psql (process 4711)`, or nothing when it has been released meanwhile.
 */
async function describeHolders(session: Session): Promise<string> {
  const { rows } = await runSqlFile<{ holder: string }>(session, lockHolders);
  return rows.length === 0 ? '' : `: ${rows.map(({ holder }) => holder).join(', ')}`;
}
