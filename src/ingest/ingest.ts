import type { Direction } from '../choices.ts';
import type { Session } from '../database/session.ts';
import type { EmailLoadOptions } from './load-emails.ts';
import type { JobPostLoadOptions } from './load-job-posts.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';
import type { TabularLoadOptions } from './load-table.ts';

/** What only replays and commands say. */
type Internal =
  | 'beforeCommit'
  | 'dateOrders'
  | 'dollar'
  | 'knows'
  | 'members'
  | 'name'
  | 'onMapping'
  | 'regionCodes';

/** A file, `-` for stdin, and what it holds; mail may be a folder or a Maildir, too. */
export type IngestSource = { path: string } & (
  | ({ kind: 'job-posts' } & Omit<JobPostLoadOptions, Internal>)
  | ({ kind: 'applications' } & Omit<TabularLoadOptions, Internal>)
  | ({ kind: 'table'; table: string } & Omit<TabularLoadOptions, Internal>)
  | ({
      kind: 'emails';
      /** Address of the mailbox. */
      account: string;
      /** E-mail of its owner in nyx.users; default: the only person there. */
      user?: string;
      direction?: Direction;
    } & Omit<EmailLoadOptions, Internal>)
);

/** Loads one file as its kind says. Throws SourceError or ConfigError, leaving nothing behind. */
export async function ingestFile(
  session: Session,
  source: IngestSource & Pick<LoadOptions, 'beforeCommit'>,
): Promise<LoadSummary> {
  if (source.kind === 'emails') {
    const { findOwner } = await import('./find-owner.ts');
    const { loadEmails } = await import('./load-emails.ts');
    const { account, user, direction = null } = source;
    const { userId } = await findOwner(session, user);
    const mailbox = { address: account.trim().toLowerCase(), userId, direction };
    return loadEmails(session, source.path, mailbox, source);
  }
  if (source.kind === 'job-posts') {
    const { loadJobPosts } = await import('./load-job-posts.ts');
    return loadJobPosts(session, source.path, source);
  }
  const { loadApplications, loadTable } = await import('./load-table.ts');
  if (source.kind === 'applications') return loadApplications(session, source.path, source);
  return loadTable(session, source.table, source.path, source);
}
