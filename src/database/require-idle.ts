import type pg from 'pg';
import { ConfigError } from '../errors.ts';

/** What of a session is looked at here: its connection. */
interface Connected {
  pg: pg.Client;
}

const closed = new WeakSet<pg.Client>();

/** Remembers that a session was closed by whoever opened it: no server is to blame, and no later attempt helps. */
export function noteClosed(client: pg.Client): void {
  closed.add(client);
}

/** Throws ConfigError (exit 2) for what is no session, and for one that was closed. */
export function requireSession(session: Connected): void {
  if (typeof session?.pg?.query !== 'function') {
    throw new ConfigError('the session is none that open() gave', {
      hint: 'hand over what open() gave: await using session = await open()',
      code: 'argument',
    });
  }
  if (!closed.has(session.pg)) return;
  throw new ConfigError('the session is closed', {
    hint: 'open() another; one that was opened with await using ends with its block',
    code: 'session.closed',
  });
}

/**
 * Throws ConfigError (exit 2) for a session within a transaction: what is done in it, and recorded as done, could still be
 * rolled back.
 */
export function requireIdle(session: Connected): void {
  if (!hasTransaction(session)) return;
  throw new ConfigError('the session has a transaction open', {
    hint: "end it with session.pg.query('commit') or 'rollback', or open a session of its own",
    code: 'config.transaction',
  });
}

/** Whether a transaction is open, or has failed and waits for its rollback. */
export function hasTransaction({ pg }: Connected): boolean {
  return ['T', 'E'].includes(pg.getTransactionStatus() ?? '');
}
