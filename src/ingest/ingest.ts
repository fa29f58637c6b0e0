import type { Session } from '../database/session.ts';
import type { Direction } from '../mail/message-row.ts';
import type { Progress } from '../progress.ts';
import type { LoadSummary, OnConflict } from './load-plan.ts';

/** How any file is loaded. */
interface Loading {
  /** A file, or `-` for stdin; of mail also a folder or a Maildir. */
  path: string;
  /** How many records may be set aside; more, and nothing is loaded. Default: none, of mail all. */
  maxRejects?: { rows: number } | { percent: number };
  /** Everything is done and undone; the counts are true. */
  dryRun?: boolean;
  progress?: Progress;
}

/** How a table in a file is loaded. */
interface Tabular extends Loading {
  /** Field -> columns of the file, over what the names say. */
  map?: Record<string, readonly string[]>;
  /** What becomes of a stored row that differs; default `update`. */
  onConflict?: OnConflict;
  encoding?: string;
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** Records per commit. */
  batchRows?: number;
}

/** A file and what it holds. */
export type IngestSource =
  | ({ kind: 'job-posts'; source?: string; synthesizeUrl?: boolean } & Tabular)
  | ({ kind: 'applications' } & Tabular)
  | ({ kind: 'table'; table: string } & Tabular)
  | ({
      kind: 'emails';
      /** Address of the mailbox. */
      account: string;
      /** E-mail of its owner in nyx.users; default: the only person there. */
      user?: string;
      direction?: Direction;
      maxMessageBytes?: number;
    } & Omit<Tabular, 'onConflict' | 'dateOrder' | 'batchRows'>);

/** Loads one file as its kind says. Throws SourceError or ConfigError, leaving nothing behind. */
export async function ingestFile(session: Session, source: IngestSource): Promise<LoadSummary> {
  if (source.kind === 'emails') return ingestMail(session, source);
  const { maxRejects = { rows: 0 }, dryRun = false, map = {}, onConflict = 'update' } = source;
  const options = { ...source, maxRejects, dryRun, map, onConflict };
  if (source.kind === 'job-posts') {
    const { loadJobPosts } = await import('./load-job-posts.ts');
    const { synthesizeUrl = false } = source;
    return loadJobPosts(session, source.path, { ...options, source: source.source, synthesizeUrl });
  }
  const { loadApplications, loadTable } = await import('./load-table.ts');
  if (source.kind === 'applications') return loadApplications(session, source.path, options);
  return loadTable(session, source.table, source.path, options);
}

async function ingestMail(
  session: Session,
  source: Extract<IngestSource, { kind: 'emails' }>,
): Promise<LoadSummary> {
  const { findOwner } = await import('./emails/mailbox.ts');
  const { loadEmails } = await import('./load-emails.ts');
  const { MAX_MESSAGE_BYTES } = await import('./source/limits.ts');
  const { maxRejects = { percent: 100 }, dryRun = false } = source;
  const { maxMessageBytes = MAX_MESSAGE_BYTES, direction = null, user, account } = source;
  const userId = await findOwner(session, user);
  const mailbox = { address: account.trim().toLowerCase(), userId, direction };
  return loadEmails(session, source.path, mailbox, {
    ...source,
    maxRejects,
    dryRun,
    maxMessageBytes,
  });
}
