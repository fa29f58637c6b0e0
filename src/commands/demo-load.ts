import { join } from 'node:path';
import type { SampleFile } from '../../sample/manifest.ts';
import type { Session } from '../database/session.ts';
import { emailPlan } from '../ingest/emails/email-plan.ts';
import { findOwner } from '../ingest/emails/mailbox.ts';
import { runLoad } from '../ingest/load.ts';
import { loadJobPosts } from '../ingest/load-job-posts.ts';
import type { LoadOptions, LoadSummary } from '../ingest/load-plan.ts';
import { loadApplications, loadTable } from '../ingest/load-table.ts';
import { silent } from '../progress.ts';

const MAX_MESSAGE_BYTES = 50_000_000;

/** Loads one file of the sample as its `nyx-etl ingest …` command would. */
export async function loadSampleFile(
  session: Session,
  folder: string,
  sample: SampleFile,
  account: string,
): Promise<LoadSummary> {
  const path = join(folder, sample.file);
  const options: LoadOptions = { maxRejects: { rows: sample.rejects }, onConflict: 'update', dryRun: false };
  const [, verb, table] = sample.command;
  if (verb === 'job-posts') return loadJobPosts(session, path, { ...options, map: {}, synthesizeUrl: false });
  if (verb === 'applications') return loadApplications(session, path, { ...options, map: {} });
  if (verb === 'table' && table) return loadTable(session, table, path, { ...options, map: {} });
  const mailbox = { address: account, userId: await findOwner(session, account), direction: null };
  const plan = emailPlan(path, mailbox, { maxMessageBytes: MAX_MESSAGE_BYTES, progress: silent });
  return runLoad(session, plan, { ...options, onConflict: 'skip' });
}
