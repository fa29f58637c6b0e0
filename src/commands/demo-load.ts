import { join } from 'node:path';
import type { SampleFile, SampleManifest } from '../../sample/manifest.ts';
import type { Session } from '../database/session.ts';
import { findOwner } from '../ingest/emails/mailbox.ts';
import { loadEmails } from '../ingest/load-emails.ts';
import { loadJobPosts } from '../ingest/load-job-posts.ts';
import type { LoadOptions, LoadSummary } from '../ingest/load-plan.ts';
import { loadApplications, loadTable } from '../ingest/load-table.ts';
import { MAX_MESSAGE_BYTES } from '../ingest/source/limits.ts';
import { count } from './command.ts';

/** Loads the files of a sample in their order, and gives a line of counts for each. */
export async function* loadSample(
  session: Session,
  folder: string,
  manifest: SampleManifest,
): AsyncGenerator<string> {
  for (const file of manifest.files) {
    const load = await loadSampleFile(session, folder, file, manifest.user);
    yield `${file.file.padEnd(28)} ${describeCounts(load)}`;
  }
}

/** As its `nyx-etl ingest …` command would. */
async function loadSampleFile(
  session: Session,
  folder: string,
  sample: SampleFile,
  account: string,
): Promise<LoadSummary> {
  const path = join(folder, sample.file);
  const options: LoadOptions = {
    maxRejects: { rows: sample.rejects },
    onConflict: 'update',
    dryRun: false,
  };
  const [, verb, table] = sample.command;
  if (verb === 'job-posts')
    return loadJobPosts(session, path, { ...options, map: {}, synthesizeUrl: false });
  if (verb === 'applications') return loadApplications(session, path, { ...options, map: {} });
  if (verb === 'table' && table) return loadTable(session, table, path, { ...options, map: {} });
  const mailbox = { address: account, userId: await findOwner(session, account), direction: null };
  return loadEmails(session, path, mailbox, { ...options, maxMessageBytes: MAX_MESSAGE_BYTES });
}

function describeCounts({
  read,
  inserted,
  updated,
  unchanged,
  duplicate,
  rejected,
}: LoadSummary): string {
  const parts = Object.entries({ inserted, updated, unchanged, duplicate, rejected })
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => `${name} ${count(rows)}`);
  return `read ${count(read).padStart(6)} = ${parts.join(' + ') || '0'}`;
}
