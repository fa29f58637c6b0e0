import type { Session } from '../../src/database/session.ts';

/** Foreign keys, locks and unique keys refuse some of the changes; then nothing has happened. */
export async function attempt(session: Session, statement: string, isOpen: boolean): Promise<void> {
  const inTransaction = isOpen && (await isInTransaction(session));
  // A row that the other session holds must not make the test wait for itself.
  await session.pg.query(`set lock_timeout = '20ms'`);
  if (inTransaction) await session.pg.query('savepoint attempt');
  try {
    await session.pg.query(statement);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (inTransaction) await session.pg.query('rollback to savepoint attempt');
  }
  // What comes next is no attempt: on a busy server it may wait for a moment.
  await session.pg.query('set lock_timeout to default');
}

/** What such a refusal is known by. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(sql\.)?(23|55P03|40P01)/.test(String(error.code));

async function isInTransaction(session: Session): Promise<boolean> {
  const { rows } = await session.pg.query('select now() <> statement_timestamp() as inside');
  return rows[0].inside;
}
