import type { Session } from '../database/session.ts';
import type { Progress } from '../progress.ts';
import { emailPlan } from './emails/email-plan.ts';
import { isTable } from './emails/mail-files.ts';
import type { Mailbox } from './emails/mailbox.ts';
import { mailboxSource } from './emails/mailbox-source.ts';
import { AT_ONCE, runLoad } from './load.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';
import type { Mapping } from './mapping/map-columns.ts';
import type { SourceOptions } from './source/open-source.ts';

export interface EmailLoadOptions extends Omit<LoadOptions, 'onConflict'>, SourceOptions {
  maxMessageBytes: number;
  /** Of a table: field -> columns, over what the names say. */
  map?: Record<string, readonly string[]>;
  /** Told once the columns of a table are known, before anything is loaded. */
  onMapping?: (path: string, mapping: Mapping) => void;
  progress?: Progress | undefined;
}

/** Loads one path into a mailbox: an mbox, an .eml file, a folder of those, a Maildir, or a table (CSV, JSON, Parquet). */
export async function loadEmails(
  session: Session,
  path: string,
  mailbox: Mailbox,
  options: EmailLoadOptions,
): Promise<LoadSummary> {
  // A message that is stored already is the same message, whatever else its copy says.
  const loading = { ...options, ...AT_ONCE, onConflict: 'skip' } as const;
  if (!isTable(path)) {
    const plan = emailPlan(mailboxSource(path, options), mailbox, options.progress);
    return await runLoad(session, plan, loading);
  }
  // DuckDB takes its time to start, and mailboxes need none of it.
  const { openMailTable } = await import('./emails/open-mail-table.ts');
  const { explainReading } = await import('./source/explain-reading.ts');
  return explainReading(options.name ?? path, async () => {
    await using table = await openMailTable(path, options);
    return await runLoad(session, emailPlan(table.mail, mailbox, options.progress), loading);
  });
}
