import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { SampleFile } from '../../sample/write-sample-files.ts';
import type { Session } from '../../src/database/session.ts';
import { findOwner } from '../../src/ingest/find-owner.ts';
import { loadEmails } from '../../src/ingest/load-emails.ts';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import type { LoadSummary } from '../../src/ingest/load-plan.ts';
import { loadApplications, loadTable } from '../../src/ingest/load-table.ts';
import { cloneDatabase } from '../support/database.ts';
import { writeSample } from './read-sample.ts';

/** Loads a file as its command does, with the limit of rejects that the command gives. */
async function load(session: Session, folder: string, file: SampleFile): Promise<LoadSummary> {
  const options = {
    maxRejects: { rows: Number(file.command[file.command.indexOf('--max-rejects') + 1]) || 0 },
    onConflict: 'update',
    dryRun: false,
    map: {},
  } as const;
  const path = join(folder, file.file);
  const [, kind, name = ''] = file.command;
  if (kind === 'table') return loadTable(session, name, path, options);
  if (kind === 'job-posts')
    return loadJobPosts(session, path, { ...options, synthesizeUrl: false });
  if (kind === 'applications') return loadApplications(session, path, options);
  const address = file.command[file.command.indexOf('--account') + 1] ?? '';
  const { userId } = await findOwner(session, undefined);
  const mailbox = { address, userId, direction: null };
  return loadEmails(session, path, mailbox, { ...options, maxMessageBytes: 1_000_000 });
}

/** What a sample of a scale holds. */
interface ExpectedSample {
  scale: number;
  companies: bigint;
  applications: bigint;
  /** Answers to mails, at least one more. */
  answers: number;
}

/** Loads a sample twice. */
export function testSample({ scale, companies, applications, answers }: ExpectedSample): void {
  test('Every file of the sample loads with exactly the rejects that its manifest names, and once', async () => {
    await using database = await cloneDatabase();
    await using sample = await writeSample({ scale });
    const { session } = database;
    for (const file of sample.manifest.files) {
      const { inserted, updated, duplicate, rejected, rejects } = await load(
        session,
        sample.folder,
        file,
      );
      const good = file.records - file.rejects - file.duplicates;
      expect({
        file: file.file,
        inserted,
        updated,
        duplicate,
        rejected,
        rejects: rejected === file.rejects ? [] : rejects,
      }).toEqual({
        file: file.file,
        inserted: good,
        updated: 0,
        duplicate: file.duplicates,
        rejected: file.rejects,
        rejects: [],
      });
    }
    const { rows } = await sql`
      select
        (select count(*) from nyx.companies) as companies,
        (select count(*) from nyx.job_posts where company_id is null) as posts_without_company,
        (select count(*) from nyx.job_posts where location_country is null) as posts_without_country,
        (select count(distinct job_source_id) from nyx.job_posts) as sources,
        (select count(*) from nyx.applications where session_id is not null) as applications,
        (select count(*) from etl.refused_corrections) as refused_corrections`.execute(session.db);
    expect(rows).toEqual([
      {
        companies,
        posts_without_company: 0n,
        posts_without_country: 0n,
        sources: 9n,
        applications,
        refused_corrections: 0n,
      },
    ]);
    const outbound = await sql<{ answered: boolean }>`
      select e.in_reply_to_message_id is not null and e.thread_id is not null as answered
      from saturnus.emails as e where e.direction = 'outbound'`.execute(session.db);
    expect(outbound.rows.length).toBeGreaterThan(answers);
    expect(outbound.rows.every((row) => row.answered)).toBe(true);
    for (const file of sample.manifest.files) {
      const again = await load(session, sample.folder, file);
      expect([file.file, again.inserted + again.updated]).toEqual([file.file, 0]);
    }
  });
}
