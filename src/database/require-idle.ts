import { ConfigError } from '../errors.ts';
import type { Session } from './session.ts';

/**
 * Throws ConfigError (exit 2) for a session within a transaction: what is done in it, and recorded as done, could still be
 * rolled back.
 */
export function requireIdle(session: Session): void {
  if (typeof session?.pg?.query !== 'function') {
    throw new ConfigError('the session is none', {
      hint: 'hand over what open() gave: await using session = await open()',
      code: 'argument',
    });
  }
  if (!hasTransaction(session)) return;
  throw new ConfigError('the session has a transaction open', {
    hint: "end it with session.pg.query('commit') or 'rollback', or open a session of its own",
    code: 'config.transaction',
  });
}

/** Whether a transaction is open, or has failed and waits for its rollback. */
export function hasTransaction({ pg }: Session): boolean {
  return ['T', 'E'].includes(pg.getTransactionStatus() ?? '');
}
