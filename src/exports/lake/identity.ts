import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';

const identity = sqlFile(import.meta.url, './identity.sql');

/** By what the manifests of this database are told from those of another. */
export async function readIdentity(session: Session): Promise<string> {
  const { rows } = await runSqlFile<{ identity: string }>(session, identity);
  const [row] = rows;
  if (!row) throw new Error('the database that is asked is none of its server');
  return row.identity;
}
