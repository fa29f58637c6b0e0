import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Inbox } from '../../configuration/sections/inboxes.ts';
import type { Session } from '../../database/session.ts';
import { ConfigError, EtlError, SourceError } from '../../errors.ts';
import { isInterrupted } from '../../interrupt.ts';
import { findInboxLoad, noteInboxFile } from '../../ledger/inboxes.ts';
import { readWaitingRecords } from '../../ledger/rejects.ts';
import type { Progress } from '../../progress.ts';
import { unless } from '../../system-errors.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { ingestFile } from '../ingest.ts';
import type { ExportedReject, LoadSummary } from '../load-plan.ts';
import { renderRejects } from '../mended-rejects.ts';
import { type FoundFile, findCompleteFiles, findFile } from './complete-files.ts';
import { withInboxLock } from './inbox-lock.ts';
import { moveFile } from './move-file.ts';
import { sourceOf } from './source-of.ts';

export interface InboxSummary {
  inbox: string;
  /** What was loaded now. */
  loads: LoadSummary[];
  /** Files whose bytes had been loaded from this inbox before, and were only moved. */
  repeated: { file: string; loadId: bigint }[];
  failed: { file: string; error: EtlError }[];
  /** Files that were left: still being written, changed or deleted meanwhile, no files; a sentence each. */
  left: string[];
}

/**
 * Loads every complete file of an inbox, the oldest first, and moves it to done/ or failed/ there, beside a file of what was set
 * aside. A file is noted in the transaction of its load: killed in between, the next call only moves it. One that fails does not
 * keep the others. Throws EtlError where no file could be loaded: a configuration that is wrong, a server that is lost (75),
 * another process at the same inbox (75).
 */
export async function takeInbox(
  session: Session,
  inbox: Inbox,
  progress?: Progress,
): Promise<InboxSummary> {
  const folder = resolve(inbox.folder);
  const summary: InboxSummary = {
    inbox: inbox.name,
    loads: [],
    repeated: [],
    failed: [],
    left: [],
  };
  return withInboxLock(session, inbox.name, async () => {
    const found = await findCompleteFiles(folder, inbox.settle_seconds).catch(unreadable(folder));
    summary.left.push(
      ...found.strange,
      ...found.unfinished.map((name) => `${name} is still being written`),
    );
    for (const [done, file] of found.complete.entries()) {
      progress?.({ step: inbox.name, done, total: found.complete.length, unit: 'files' });
      await takeFile(session, { ...inbox, folder }, file, summary);
    }
    return summary;
  });
}

async function takeFile(
  session: Session,
  inbox: Inbox,
  file: FoundFile,
  summary: InboxSummary,
): Promise<void> {
  const sha256 = await digest(join(inbox.folder, file.name));
  const seen = sha256 && (await findInboxLoad(session, { inbox: inbox.name, sha256 }));
  if (sha256 === undefined) summary.left.push(`${file.name} was deleted meanwhile`);
  else if (seen) {
    await putIntoDone(session, inbox, file, seen);
    summary.repeated.push({ file: file.name, loadId: seen });
  } else await loadAndMove(session, inbox, file, sha256, summary);
}

async function loadAndMove(
  session: Session,
  inbox: Inbox,
  file: FoundFile,
  sha256: string,
  summary: InboxSummary,
): Promise<void> {
  const rejects: { found: readonly ExportedReject[] } = { found: [] };
  const load = await ingestFile(session, {
    ...sourceOf(inbox, join(inbox.folder, file.name)),
    onRejects: (found) => Object.assign(rejects, { found }),
    beforeCommit: async ({ loadId }) => {
      await requireSame(inbox, file);
      if (loadId === null) return;
      await noteInboxFile(session, { inbox: inbox.name, name: file.name, sha256, loadId });
    },
  }).catch(async (error: unknown) => {
    await putIntoFailed(inbox, file, { failure: fault(error), rejects: rejects.found }, summary);
  });
  if (!load || load.loadId === null) return;
  summary.loads.push(load);
  await putIntoDone(session, inbox, file, load.loadId);
}

/** Unless it is not the file that was tried: then it is left for the next time. */
async function putIntoFailed(
  inbox: Inbox,
  file: FoundFile,
  { failure, rejects }: { failure: EtlError; rejects: readonly ExportedReject[] },
  summary: InboxSummary,
): Promise<void> {
  const now = await findFile(inbox.folder, file.name);
  if (now === undefined) summary.left.push(`${file.name} was deleted meanwhile`);
  else if (typeof now === 'string' || now.version !== file.version)
    summary.left.push(`${file.name} changed while it was loaded`);
  else {
    await moveFile(inbox.folder, file.name, 'failed', {
      '.error.txt': whatFailed(inbox, failure),
      ...rejectsFile(rejects),
    });
    summary.failed.push({ file: file.name, error: failure });
  }
}

/** As a command would tell it; an option that its hint names is one of the command that loads a file. */
function whatFailed(inbox: Inbox, { message, hint }: EtlError): string {
  const lines = [message];
  if (hint !== undefined) lines.push(`hint: ${hint}`);
  if (hint?.includes('--')) {
    const kind = inbox.kind === 'table' ? `table ${inbox.table}` : inbox.kind;
    const account = inbox.kind === 'emails' ? ` --account ${shellQuoted(inbox.account)}` : '';
    lines.push(`by hand, with such options: nyx-etl ingest ${kind} FILE${account}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What a file is to blame for; throws what every other file would meet as well. */
function fault(error: unknown): EtlError {
  const isOfFile = error instanceof EtlError && !(error instanceof ConfigError) && !error.retryable;
  if (!isOfFile || isInterrupted()) throw error;
  return error;
}

/** Beside what it set aside, with the numbers of the rejects: `rejects load` takes it back when it is mended. */
async function putIntoDone(
  session: Session,
  inbox: Inbox,
  file: FoundFile,
  loadId: bigint,
): Promise<void> {
  const waiting = await readWaitingRecords(session, Number(loadId));
  await moveFile(inbox.folder, file.name, 'done', rejectsFile(waiting));
}

function rejectsFile(rejects: readonly ExportedReject[]): Record<string, string> {
  if (rejects.length === 0) return {};
  const end = rejects.every(({ format }) => format === 'csv') ? 'csv' : 'ndjson';
  return { [`.rejects.${end}`]: [...renderRejects(rejects)].join('') };
}

/** What was hashed has to be what was loaded. */
async function requireSame(inbox: Inbox, file: FoundFile): Promise<void> {
  const now = await findFile(inbox.folder, file.name);
  if (typeof now === 'object' && now.version === file.version) return;
  throw new SourceError(`${file.name} changed while it was loaded`, { code: 'source.changed' });
}

async function digest(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch (error) {
    return unless('ENOENT')(error);
  }
}

function unreadable(folder: string): (cause: unknown) => never {
  return (cause) => {
    throw new ConfigError(`the inbox ${folder} cannot be read`, {
      hint: `make it: mkdir -p ${shellQuoted(folder)}`,
      cause,
    });
  };
}
