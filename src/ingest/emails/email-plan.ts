import { join, relative, sep } from 'node:path';
import { copyInto } from '../../database/copy.ts';
import { BINARY_HEADER, BINARY_TRAILER } from '../../database/copy-binary.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import type { MergeCounts, Notes } from '../../ledger/loads.ts';
import type { Progress } from '../../progress.ts';
import { createTemporary, notTaken } from '../duckdb/exchange.ts';
import type { LoadPlan, Reject, Staged } from '../load-plan.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import type { MailSource } from './mail-source.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { mergeEmails } from './merge-emails.ts';
import { STAGE_COLUMNS } from './stage-records.ts';

const sql = (name: string) => sqlFile(import.meta.url, `./sql/${name}.sql`);

/** The plan to load the messages of a source into a mailbox. */
export function emailPlan(
  mail: MailSource,
  mailbox: Mailbox,
  progress?: Progress,
): LoadPlan<Staged & { notes: Notes }> {
  const unchanged = { verify: async () => mail.verify?.() };
  return {
    kind: 'emails',
    table: 'saturnus.emails',
    source: mail.source,
    stage: async (session) => {
      const news = await openMailbox(session, mailbox);
      await createTemporary(session, 'stage', STAGE_COLUMNS);
      await runSqlFile(session, sql('stage_emails'));
      const staged = await whileUnchanged(unchanged, () => stageMail(session, mail, progress));
      const file = news === undefined ? {} : { file: { [news]: 1 } };
      return { ...staged, notes: { ...staged.notes, ...file } };
    },
    check: async (session, { notes }) => {
      for (const name of ['identify_emails', 'thread_emails']) await runSqlFile(session, sql(name));
      await whileUnchanged(unchanged, async () => mail.completeRejects?.(session));
      const { address: account, userId: user_id, direction } = mailbox;
      return { notes, options: { account, user_id, direction, ...mail.options } };
    },
    merge: async (session) => {
      await mergeEmails(session);
      await runSqlFile(session, sql('join_earlier_emails'));
      const { rows } = await runSqlFile<Record<keyof MergeCounts, number>>(
        session,
        sql('email_counts'),
      );
      if (!rows[0]) throw new Error('email_counts.sql returned no row');
      return { ...rows[0], notes: {} };
    },
  };
}

/** One pass over the messages of a source. */
async function stageMail(
  session: Session,
  mail: MailSource,
  progress: Progress | undefined,
): Promise<Staged & { notes: Notes }> {
  let sent = 0;
  const rejects: Reject[] = [];
  const repairs: Record<string, number> = {};
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield BINARY_HEADER;
    for await (const batch of mail.batches()) {
      progress?.({ step: 'reading mail', done: batch.lastRecord, unit: 'messages' });
      sent += batch.rows;
      rejects.push(...batch.rejects.map((reject) => withFile(reject, mail.source.path)));
      for (const [repair, times] of Object.entries(batch.repairs))
        repairs[repair] = (repairs[repair] ?? 0) + times;
      yield batch.bytes;
    }
    yield BINARY_TRAILER;
  }
  const records = await copyInto(session, 'copy pg_temp.stage from stdin (format binary)', bytes());
  if (records !== sent) throw notTaken(sent, 'pg_temp.stage', records);
  rejects.push(...((await mail.setAside?.()) ?? []));
  return { records, rejects, notes: { message: repairs } };
}

/** In a folder the number of a record tells nobody where it is. */
function withFile(reject: Reject, source: string): Reject {
  const file = reject.raw?.slice(0, reject.raw.lastIndexOf('#')) ?? source;
  if (!file.startsWith(join(source, sep))) return reject;
  return { ...reject, message: `${relative(source, file)}: ${reject.message}` };
}
