// Classifying and linking loaded mails beside loading them: node bench/mail-transform.ts [--messages N] [--more N]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { migrate } from '../src/schema.ts';
import { generateMbox } from './generate-mbox.ts';
import { type Measure, node } from './measure.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    more: { type: 'string', default: '1000' },
  },
});

await using server = await startScratchServer();
const folder = await mkdtemp(join(tmpdir(), 'nyx-bench-'));
try {
  await bench();
} finally {
  await rm(folder, { recursive: true });
}

async function bench(): Promise<void> {
  await prepare();
  const [first, more] = [join(folder, 'first.mbox'), join(folder, 'more.mbox')];
  await generateMbox(first, Number(values.messages));
  await generateMbox(more, Number(values.more), Number(values.messages));
  const loading = await ingest(first);
  tell(`loading ${values.messages} mails`, loading);
  const reading = await transform();
  tell('classifying and linking them', reading, loading);
  await ingest(more);
  tell(`classifying and linking ${values.more} more`, await transform(), loading);
}

async function prepare(): Promise<void> {
  await using session = await connect(server.url, 'bench');
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

function ingest(path: string): Promise<Measure> {
  return nyx('ingest', 'emails', path, '--account', 'ada@example.org');
}

function transform(): Promise<Measure> {
  return nyx('transform', 'email_classifications', 'email_application_links');
}

function nyx(...args: string[]): Promise<Measure> {
  return node('bin/nyx-etl.js', ...args, '--quiet', '--database-url', server.url);
}

function tell(what: string, { seconds, peakMegabytes }: Measure, beside?: Measure): void {
  const share = beside === undefined ? '' : `, ${(seconds / beside.seconds).toFixed(3)} x`;
  console.log(`${what}: ${seconds.toFixed(1)} s${share}, peak ${peakMegabytes.toFixed(0)} MB`);
}
