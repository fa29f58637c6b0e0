// A mailbox's owner, a folder for files, and loads into mailboxes of their own.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findOwner } from '../../src/ingest/find-owner.ts';
import { type EmailLoadOptions, loadEmails } from '../../src/ingest/load-emails.ts';
import type { LoadSummary } from '../../src/ingest/load-plan.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

export interface MailLoading extends AsyncDisposable {
  session: TestDatabase['session'];
  url: string;
  folder: string;
  /** Writes a file of the folder and returns its path. */
  write(name: string, content: string | Buffer): Promise<string>;
  load(account: string, path: string, options?: Partial<EmailLoadOptions>): Promise<LoadSummary>;
  /** What a mailbox holds, without ids, by subject. */
  emails(account: string): Promise<Record<string, unknown>[]>;
}

export async function mailLoading(): Promise<MailLoading> {
  const database = await cloneDatabase();
  const { session } = database;
  const folder = await mkdtemp(join(tmpdir(), 'nyx-mail-'));
  await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
  const { userId } = await findOwner(session, undefined);
  return {
    session,
    url: database.url,
    folder,
    write: async (name, content) => {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
    load: (address, path, options = {}) =>
      loadEmails(
        session,
        path,
        { address, userId, direction: null },
        { maxRejects: { percent: 100 }, maxMessageBytes: 10_000, dryRun: false, ...options },
      ),
    emails: async (account) => {
      const { rows } = await session.pg.query(
        `select e.message_external_id, e.from_address, e.to_address, e.cc_addresses, e.subject, e.body_plain,
            e.body_html, e.received_at, e.sent_at, e.direction, parent.subject as parent, h.from_name,
            h.reply_to_address, h.is_bulk, t.thread_external_id as thread, t.subject_normalized as thread_subject
         from saturnus.emails as e
         join etl.email_headers as h on h.email_id = e.id
         join saturnus.email_accounts as a on a.id = e.email_account_id
         left join saturnus.emails as parent on parent.id = e.in_reply_to_message_id
         left join saturnus.email_threads as t on t.id = e.thread_id
         where a.address = $1 order by e.subject collate "C", e.message_external_id collate "C"`,
        [account],
      );
      return rows;
    },
    [Symbol.asyncDispose]: async () => {
      await rm(folder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
}
