import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import type { ReportDocument } from '../../src/reports/document.ts';
import { companyReportSchema } from '../../src/reports/documents/company.ts';
import { overviewReportSchema } from '../../src/reports/documents/overview.ts';
import { sessionReportSchema } from '../../src/reports/documents/session.ts';
import { formats, render } from '../../src/reports/render/render.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import {
  buildCompanyReports,
  buildOverviewReport,
  buildSessionReport,
  describeCompany,
  describeOverview,
  describeSession,
} from './reports.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';

// Infinite, the first year people write, before it, and years that JavaScript does not know.
const INSTANTS = [
  'infinity',
  '-infinity',
  '0001-01-01 00:00:00+00',
  '0044-03-15 12:00:00+00 BC',
  '4713-01-01 00:00:00+00 BC',
  '12026-05-06 07:08:09+00',
  '294246-12-31 23:59:59+00',
];

let search: SearchWarehouse;

beforeAll(async () => {
  search = await publishSearch(addOddInstants);
}, 120_000);

afterAll(() => search[Symbol.asyncDispose]());

/** For each instant a session that began or ended then, and an application with its interview and mail. */
async function addOddInstants({ pg }: Session): Promise<void> {
  for (const [index, at] of INSTANTS.entries()) {
    await pg.query(
      `
      with world as (
          select u.id as user_id, a.id as account_id, (select min(id::text)::uuid from nyx.job_posts) as post_id
          from nyx.users as u, saturnus.email_accounts as a
      ),
      session as (
          insert into nyx.application_sessions (user_id, session_name, status, start_datetime, end_datetime)
          select user_id, $1, 'completed', case when $3 then $2 else '2026-03-01Z'::timestamptz end, $2 from world
          returning id, user_id
      ),
      digest as (
          insert into nyx.session_digests (session_id, generated_at, applications_total, applications_successful,
              applications_failed, num_low_effort, num_medium_effort, num_high_effort, tokens_input_total,
              tokens_output_total, cost_estimated_total, per_domain_stats, per_company_tier_stats, errors_summary)
          select session.id, $2, 1, 1, 0, 1, 0, 0, 1, 1, 1, d.per_domain_stats, d.per_company_tier_stats,
              d.errors_summary
          from session, (select * from nyx.session_digests order by id limit 1) as d
      ),
      application as (
          insert into nyx.applications (user_id, session_id, job_post_id, effort_level, application_status,
              application_started_at, application_submitted_at)
          select session.user_id, session.id, world.post_id, 'low', 'submitted', $2, $2 from session, world
          returning id
      ),
      interview as (
          insert into nyx.interviews (application_id, scheduled_datetime, created_at)
          select id, $2, $2 from application
          returning id
      ),
      outcome as (
          insert into nyx.interview_outcomes (interview_id, outcome, offer_extended, created_at)
          select id, 'passed', true, $2 from interview
      ),
      email as (
          insert into saturnus.emails (email_account_id, from_address, to_address, direction, received_at, sent_at)
          select account_id, 'hr@odd.example', 'ada@example.org', 'inbound', $2, $2 from world
          returning id
      )
      insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
      select email.id, application.id, 'rejection', 'manual' from email, application`,
      [`batch ${index}`, at, index % 2 === 0],
    );
  }
  await pg.query(`
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'application_sessions', id, 'start_datetime', '"infinity"' from nyx.application_sessions
    where session_name = 'batch 1'`);
}

async function report(...words: string[]): Promise<CliResult> {
  return runCli(['report', ...words, '--warehouse', search.out, '--quiet']);
}

/** In every format, what is odd is said as what it is. */
async function expectSound(document: ReportDocument, expected: string): Promise<void> {
  for (const format of formats) {
    const text = await render(document, format, { width: 100, color: false });
    expect(text, format).toContain(expected);
    expect(text, format).not.toMatch(/NaN|undefined|Invalid|\d µs|292277/);
  }
}

test.each(INSTANTS.map((at, index) => [at, `batch ${index}`]))(
  'a session with %s is reported in every format',
  async (_, name) => {
    const session = await search.read((...warehouse) => buildSessionReport(...warehouse, name));
    expect(sessionReportSchema.parse(session)).toEqual(session);
    await expectSound(describeSession(session), name);
  },
);

test('so are a company and everything', async () => {
  const [company] = await search.read(buildCompanyReports);
  const overview = await search.read(buildOverviewReport);
  if (!company) throw new Error('no company');
  expect(companyReportSchema.parse(company)).toEqual(company);
  expect(overviewReportSchema.parse(overview)).toEqual(overview);
  await expectSound(describeCompany(company), 'batch 0');
  await expectSound(describeOverview(overview), 'batch 1');
});

test('a session that never ends says so, as text and as JSON', async () => {
  const { code, stdout } = await report('--session', 'batch 0');
  expect(code).toBe(0);
  expect(stdout).toContain('infinity – infinity (Europe/Berlin)');
  const { session } = JSON.parse((await report('--session', 'batch 0', '--json')).stdout);
  expect(session).toMatchObject({
    started_at: 'infinity',
    ended_at: 'infinity',
    duration_seconds: null,
  });
});

test('a site has a page for each of them', async () => {
  const { code, stderr, stdout } = await report(
    '--all',
    '--out',
    join(search.out, 'site'),
    '--json',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { folder, pages } = JSON.parse(stdout);
  expect(pages).toBeGreaterThanOrEqual(3 + INSTANTS.length + 1);
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  expect(texts.join()).toContain('15 Mar 44 BC');
  expect(texts.join()).toContain('31 Dec 294246');
  for (const text of texts) expect(text).not.toMatch(/NaN|undefined|Invalid Date/);
});

test('query says what is infinite, of every type, alone and in lists', async () => {
  const sql = `select 'infinity'::date, '-infinity'::timestamp, 'infinity'::timestamp_s, '-infinity'::timestamp_ms,
    'infinity'::timestamp_ns, '-infinity'::timestamptz, ['infinity'::date], {'a': '-infinity'::timestamptz},
    '290309-12-22 (BC) 00:00:00+00'::timestamptz, '294247-01-10 04:00:54.775806+00'::timestamptz`;
  const expected = [
    'infinity',
    '-infinity',
    'infinity',
    '-infinity',
    'infinity',
    '-infinity',
    ['infinity'],
    { a: '-infinity' },
    '-290308-12-22T00:00:00Z',
    '+294247-01-10T04:00:54.775806Z',
  ];
  const json = await runCli(['query', sql, '--warehouse', search.out, '--json']);
  expect(Object.values(JSON.parse(json.stdout).rows[0])).toEqual(expected);
  const csv = await runCli(['query', sql, '--warehouse', search.out, '--format', 'csv']);
  expect(csv.stdout.split('\n')[1]).toBe(
    'infinity,-infinity,infinity,-infinity,infinity,-infinity,"[""infinity""]","{""a"":""-infinity""}",-290308-12-22T00:00:00Z,+294247-01-10T04:00:54.775806Z',
  );
});
