// Classifying and linking loaded mails beside loading them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPacked } from '../scripts/install-packed.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { migrate } from '../src/schema.ts';
import { generateMbox } from './generate-mbox.ts';
import { type Measure, node } from './measure.ts';

/** Prints what it takes to classify and link so many mails, then a hundredth more, beside loading the first ones. */
export async function timeMails(messages: number): Promise<void> {
  await using server = await startScratchServer();
  const folder = await mkdtemp(join(tmpdir(), 'nyx-bench-'));
  try {
    await timeIn(folder, server.url, messages);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timeIn(folder: string, url: string, messages: number): Promise<void> {
  await prepare(url);
  const program = join(installPacked(join(folder, 'package')), 'bin/nyx-etl.js');
  const [first, later] = [join(folder, 'first.mbox'), join(folder, 'more.mbox')];
  const more = Math.round(messages / 100);
  await generateMbox(first, messages);
  await generateMbox(later, more, messages);
  console.log('\n|  | seconds | beside loading | processor | beside loading | peak MB |');
  console.log('|---|---|---|---|---|---|');
  const nyx = (...words: string[]) => node(program, ...words, '--quiet', '--database-url', url);
  const ingest = (path: string) => nyx('ingest', 'emails', path, '--account', 'ada@example.org');
  const classify = () => nyx('transform', 'email_classifications');
  const link = () => nyx('transform', 'email_application_links');
  const loading = await ingest(first);
  tell(`loading ${messages} mails`, loading, loading);
  tell('classifying them', await classify(), loading);
  tell('linking them', await link(), loading);
  await ingest(later);
  tell(`classifying ${more} more`, await classify(), loading);
  tell(`linking ${more} more`, await link(), loading);
}

async function prepare(url: string): Promise<void> {
  await using session = await connect(url, 'bench');
  await migrate(session);
  await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
  // The mails come from these companies, one every five minutes since 2025.
  await session.pg.query(`
    with made as (
        insert into nyx.companies (name, canonical_domain)
        select 'Company ' || n, 'company' || n || '.example' from generate_series(0, 2999) as n
        returning id
    ),
    posts as (
        insert into nyx.job_posts (company_id, source_url, job_title)
        select id, 'https://jobs.example/' || id, 'Data Engineer' from made
        returning id
    )
    insert into nyx.applications (user_id, job_post_id, effort_level, application_status, application_submitted_at)
    select u.id, p.id, 'low', 'submitted', '2025-01-01T00:00:00Z' from posts as p cross join nyx.users as u`);
}

function tell(what: string, measure: Measure, loading: Measure): void {
  const { seconds, processorSeconds, peakMegabytes } = measure;
  const cells = [
    what,
    seconds.toFixed(1),
    `${(seconds / loading.seconds).toFixed(3)} x`,
    processorSeconds.toFixed(1),
    `${(processorSeconds / loading.processorSeconds).toFixed(3)} x`,
    peakMegabytes.toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
