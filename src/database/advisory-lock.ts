// Locks that a session holds until it gives them up; those of a lost connection the server frees by itself.
import type { Session } from './session.ts';

/** A number of ours, or a kind and the name of one of it, e.g. `nyx-etl inbox` and `scraped`. */
type LockKey = number | readonly [kind: string, name: string];

function argumentsOf(key: LockKey): { of: string; values: unknown[] } {
  return typeof key === 'number'
    ? { of: '$1', values: [key] }
    : { of: 'hashtext($1), hashtext($2)', values: [...key] };
}

/** Takes a lock as soon as no other session holds it. Throws when that takes longer than lock_timeout. */
export async function takeLock({ pg }: Session, key: LockKey): Promise<void> {
  const { of, values } = argumentsOf(key);
  await pg.query(`select pg_advisory_lock(${of})`, values);
}

/** As takeLock, until the transaction ends. */
export async function lockUntilCommit({ pg }: Session, key: LockKey): Promise<void> {
  const { of, values } = argumentsOf(key);
  await pg.query(`select pg_advisory_xact_lock(${of})`, values);
}

/** Takes a lock, unless another session holds it: then it is false. */
export async function tryLock({ pg }: Session, key: LockKey): Promise<boolean> {
  const { of, values } = argumentsOf(key);
  const { rows } = await pg.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(${of}) as locked`,
    values,
  );
  return rows[0]?.locked ?? false;
}

/** Gives up a lock that the session has taken. */
export async function unlock({ pg }: Session, key: LockKey): Promise<void> {
  const { of, values } = argumentsOf(key);
  // What a lost connection answers is no news: it holds no lock any more.
  await pg.query(`select pg_advisory_unlock(${of})`, values).catch((lost: unknown) => lost);
}

/** Runs `work`, and gives up the lock that the session has taken for it. */
export async function whileLocked<T>(
  session: Session,
  key: LockKey,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } finally {
    await unlock(session, key);
  }
}
