import type { Session } from '../database/session.ts';
import { emailPlan } from './emails/email-plan.ts';
import { isTable } from './emails/mail-files.ts';
import type { MailSource } from './emails/mail-source.ts';
import type { Mailbox } from './emails/mailbox.ts';
import { mailboxSource } from './emails/mailbox-source.ts';
import { AT_ONCE, runLoad } from './load.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';
import type { TabularLoadOptions } from './load-table.ts';
import { MAX_MESSAGE_BYTES } from './source/limits.ts';

export interface EmailLoadOptions
  extends Omit<LoadOptions, 'onConflict' | 'batchRows'>,
    Pick<
      TabularLoadOptions,
      'map' | 'encoding' | 'sheet' | 'columns' | 'name' | 'onMapping' | 'dateOrder'
    > {
  /** Larger messages are set aside; default MAX_MESSAGE_BYTES. */
  maxMessageBytes?: number;
}

/** Loads one path into a mailbox: an mbox, an .eml file, a folder of those, a Maildir, or a table (CSV, JSON, Parquet). */
export async function loadEmails(
  session: Session,
  path: string,
  mailbox: Mailbox,
  options: EmailLoadOptions = {},
): Promise<LoadSummary> {
  const { maxMessageBytes = MAX_MESSAGE_BYTES, maxRejects = { percent: 100 }, progress } = options;
  // A message that is stored already is the same message, whatever else its copy says.
  const loading = { ...options, ...AT_ONCE, maxRejects, onConflict: 'skip' } as const;
  const load = (mail: MailSource) => runLoad(session, emailPlan(mail, mailbox, progress), loading);
  if (!isTable(path)) {
    const mail = mailboxSource(path, { maxMessageBytes });
    if (options.name !== undefined) mail.source.path = options.name;
    return load(mail);
  }
  // DuckDB takes its time to start, and mailboxes need none of it.
  const { withTabularFile } = await import('./with-tabular-file.ts');
  const { tableSource } = await import('./emails/table-source.ts');
  return withTabularFile(path, options, async (reader, table) =>
    load(await tableSource(reader, table, { ...options, maxMessageBytes })),
  );
}
