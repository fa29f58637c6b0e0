// How the functions of the public API work on a session: one at a time, on one that can.
import { AsyncLocalStorage } from 'node:async_hooks';
import { requireIdle, requireSession } from '../database/require-idle.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';

/** A call that works on a session; one that a step of a job makes stands within that of `runJob`. */
interface Turn {
  around: Turn | undefined;
  hasEnded: boolean;
}

/** Whose turn it is, by the connection of the session. */
const turns = new WeakMap<Session['pg'], Turn>();
/** The calls that what runs now is part of. */
const callers = new AsyncLocalStorage<readonly Turn[]>();

/** As inSession, on a database at the state of this version; `prepare` checks the arguments and gives the work. */
export async function whenMigrated<T>(
  session: Session,
  prepare: () => Promise<() => T | Promise<T>>,
): Promise<T> {
  return inSession(session, async () => {
    const work = await prepare();
    const schema = await import('../schema.ts');
    await schema.requireMigrated(session);
    return work();
  });
}

/**
 * Does some work on a session that can do it; what PostgreSQL or the connection says becomes an SqlError. Throws ConfigError
 * (exitCode 2) for a session that is none, is closed, or is at other work: statements of two would mingle on its connection.
 */
export async function inSession<T>(session: Session, work: () => Promise<T>): Promise<T> {
  requireSession(session);
  const turn = takeTurn(session);
  try {
    requireIdle(session);
    return await callers.run([...(callers.getStore() ?? []), turn], work);
  } catch (error) {
    const { toSqlError } = await import('../database/sql-error.ts');
    const { explainDenied } = await import('../database/explain-denied.ts');
    throw await explainDenied(session, toSqlError(error));
  } finally {
    endTurn(session, turn);
  }
}

function takeTurn({ pg }: Session): Turn {
  const around = turns.get(pg);
  if (around && !callers.getStore()?.includes(around))
    throw new ConfigError('the session is still at the work of another call', {
      hint: 'await that call first, or open() another session for what goes on beside it',
      code: 'session.busy',
    });
  const turn = { around, hasEnded: false };
  turns.set(pg, turn);
  return turn;
}

/** A call that nobody has waited for may end after the one that it was made in. */
function endTurn({ pg }: Session, turn: Turn): void {
  turn.hasEnded = true;
  if (turns.get(pg) !== turn) return;
  let next = turn.around;
  while (next?.hasEnded) next = next.around;
  if (next) turns.set(pg, next);
  else turns.delete(pg);
}
