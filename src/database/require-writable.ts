import { SqlError } from '../errors.ts';
import type { Session } from './session.ts';

/** Throws SqlError (exit 2) where transactions of the session may not write, before anything has been read for nothing. */
export async function requireWritable(session: Session): Promise<void> {
  const { rows } = await session.pg.query<{ transaction_read_only: string }>('show transaction_read_only');
  if (rows[0]?.transaction_read_only !== 'on') return;
  throw new SqlError('this server is read-only (a standby?): nothing was read', {
    hint: 'point --database-url at the primary, or lift default_transaction_read_only',
    code: 'sql.read_only',
    exitCode: 2,
  });
}
