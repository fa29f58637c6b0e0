import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { withoutIndexes } from '../../database/without-indexes.ts';

const mergeFile = sqlFile(import.meta.url, './sql/merge_emails.sql');

/** Moves what `pg_temp.fate` calls new into the tables of mail. */
export async function mergeEmails(session: Session): Promise<void> {
  const { rows } = await session.pg.query<{ messages: bigint }>(
    `select count(*) as messages from pg_temp.fate where verdict = 'new'`,
  );
  const messages = Number(rows[0]?.messages);
  if (messages === 0) return;
  const merge = () => runSqlFile(session, mergeFile);
  const intoHeaders = () => withoutIndexes(session, 'etl.email_headers', messages, merge);
  await withoutIndexes(session, 'saturnus.emails', messages, intoHeaders);
}
