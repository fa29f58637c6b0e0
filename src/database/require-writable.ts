import { SqlError } from '../errors.ts';
import type { Session } from './session.ts';

/** Throws SqlError (exit 2), which says what cannot be done, where the session's transactions may not write. */
export async function requireWritable(
  session: Session,
  cannot: string,
  hint = 'point --database-url at the primary, or lift default_transaction_read_only',
): Promise<void> {
  const { rows } = await session.pg.query<{ transaction_read_only: string }>(
    'show transaction_read_only',
  );
  if (rows[0]?.transaction_read_only !== 'on') return;
  throw new SqlError(`${cannot}: this server is read-only (a standby?)`, {
    hint,
    code: 'sql.read_only',
    exitCode: 2,
  });
}
