import { join } from 'node:path';
import type { SampleFile, SampleManifest } from '../../sample/manifest.ts';
import type { Session } from '../database/session.ts';
import { ingestFile } from '../ingest/ingest.ts';
import type { LoadSummary } from '../ingest/load-plan.ts';
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
  const file = { path: join(folder, sample.file), maxRejects: { rows: sample.rejects } };
  const [, verb, table = ''] = sample.command;
  if (verb === 'job-posts' || verb === 'applications')
    return ingestFile(session, { kind: verb, ...file });
  if (verb === 'table') return ingestFile(session, { kind: verb, table, ...file });
  return ingestFile(session, { kind: 'emails', account, user: account, ...file });
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
