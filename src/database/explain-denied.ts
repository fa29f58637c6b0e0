// What the server calls "permission denied for table users" says neither the schema nor what would have been needed.
import pg from 'pg';
import { type EtlError, SqlError } from '../errors.ts';
import { INSUFFICIENT_PRIVILEGE, refusedStatement } from './refused-statement.ts';
import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

interface Denied {
  role: string;
  /** `insert, update on table nyx.job_posts` */
  lacking: string;
  /** What the owner types. */
  remedy: string;
}

const denied = sqlFile(import.meta.url, './denied.sql');

/**
 * Of an error for want of a privilege: says of which, on what, and what the owner types; any other is as it was. Asks the
 * server, outside of a transaction.
 */
export async function explainDenied(session: Session, error: EtlError): Promise<EtlError> {
  const { cause } = error;
  if (!(cause instanceof pg.DatabaseError && cause.code === INSUFFICIENT_PRIVILEGE)) return error;
  if (cause.hint !== undefined) return error;
  const { rows } = await runSqlFile<Denied>(session, denied, {
    statement: `${refusedStatement(cause)}\n${cause.where ?? ''}`,
    message: cause.message,
  });
  if (rows.length === 0) return /row-level security/.test(error.message) ? ofOthers(error) : error;
  return new SqlError(
    `${error.message}: the role ${rows[0]?.role} lacks ${rows.map(({ lacking }) => lacking).join('; ')}`,
    {
      hint: `let the owner run: ${rows.map(({ remedy }) => remedy).join('; ')}; 'nyx-etl roles' says which role does what`,
      code: error.code,
      cause,
    },
  );
}

function ofOthers({ message, code, cause }: EtlError): SqlError {
  return new SqlError(message, {
    hint: 'the row belongs to a person whose rows this role does not see; etl.role_persons says whose it sees',
    code,
    cause,
  });
}
