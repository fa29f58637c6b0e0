import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../../src/database/session.ts';
import { exportWarehouse } from '../../../src/exports/export-warehouse.ts';
import {
  type OverviewReport,
  overviewReportSchema,
} from '../../../src/reports/documents/overview.ts';
import { cloneDatabase } from '../../support/database.ts';
import { expectHarmless } from '../expect-harmless.ts';
import { buildOverviewReport, describeOverview } from '../reports.ts';
import { publishSearch, type SearchWarehouse } from '../search-warehouse.ts';

let search: SearchWarehouse;
let report: OverviewReport;

beforeAll(async () => {
  search = await publishSearch(insertOpenMail);
  report = await search.read(buildOverviewReport);
});

afterAll(() => search[Symbol.asyncDispose]());

/** Three messages of one sender that no rule knows, an offer that fits nothing, and one mail that fits two. */
async function insertOpenMail({ pg, db }: Session): Promise<void> {
  const { id: account } = await db
    .selectFrom('saturnus.email_accounts')
    .select('id')
    .executeTakeFirstOrThrow();
  const applications = await db.selectFrom('nyx.applications').select('id').limit(2).execute();
  for (const [index, sender] of [
    'a@odd.example',
    'b@odd.example',
    'c@ODD.example',
    'x@pay.example',
    'y@ats.example',
  ].entries()) {
    const id = randomUUID();
    await db
      .insertInto('saturnus.emails')
      .values({
        id,
        email_account_id: account,
        from_address: sender,
        to_address: 'ada@example.org',
        direction: 'inbound',
        received_at: `2026-04-2${index}T00:00:00Z`,
      })
      .execute();
    const isOffer = sender === 'x@pay.example';
    await pg.query(
      `insert into etl.email_readings (email_id, rule_id, is_receipt, sender_domain, sender_words, head_words)
       values ($1, $2, false, $3, '', '')`,
      [id, isOffer ? 'offer.en' : null, isOffer ? 'pay.example' : null],
    );
    if (isOffer) {
      await db
        .insertInto('saturnus.email_classifications')
        .values({ email_id: id, classification_label: 'offer', generated_by: 'rule' })
        .execute();
    }
    if (sender === 'y@ats.example') {
      for (const application of applications) {
        await pg.query('insert into etl.link_doubts (email_id, application_id) values ($1, $2)', [
          id,
          application.id,
        ]);
      }
    }
  }
}

test('the overview has the documented shape', () => {
  expect(overviewReportSchema.strict().parse(report)).toEqual(report);
});

test('the funnel gives each step its rate of all sent and of the step before', () => {
  expect(report.funnel).toEqual([
    {
      step: 'sent',
      applications: 10,
      of_sent: { value: 1, low: 0.7225, high: 1 },
      of_previous: null,
      without_previous: 0,
    },
    {
      step: 'replied',
      applications: 2,
      of_sent: { value: 0.2, low: 0.0567, high: 0.5098 },
      of_previous: { value: 0.2, low: 0.0567, high: 0.5098 },
      without_previous: 0,
    },
    {
      step: 'interview',
      applications: 1,
      of_sent: { value: 0.1, low: 0.0179, high: 0.4042 },
      of_previous: { value: 0.5, low: 0.0945, high: 0.9055 },
      without_previous: 0,
    },
    {
      step: 'offer',
      applications: 1,
      of_sent: { value: 0.1, low: 0.0179, high: 0.4042 },
      of_previous: { value: 1, low: 0.2065, high: 1 },
      without_previous: 0,
    },
  ]);
  expect(report.outcomes).toMatchObject({ total: 10, successful: 10, ghosted: 7, waiting: 1 });
});

test('model calls count once, and are shared out among what came of them', () => {
  expect(report.totals).toMatchObject({
    sessions: 3,
    companies: 1,
    tokens_input: '1000',
    cost_usd: '0.001230',
    cost_usd_per_sent: '0.0001',
    cost_usd_per_interview: '0.0012',
  });
});

test('sessions, tiers and response times add up to the applications', () => {
  expect(report.sessions.map(({ id, sent }) => [id, sent])).toEqual([
    [search.sessions[0], 0],
    [search.sessions[1], 0],
    [search.sessions[2], 10],
  ]);
  expect(report.tiers).toMatchObject([{ name: 'top', sent: 10, replied: 2 }]);
  expect(report.response_times.filter(({ responses }) => responses > 0)).toEqual([
    { from_days: 3, to_days: 5, responses: 1 },
    { from_days: 10, to_days: 14, responses: 1 },
  ]);
  expect(report.companies).toMatchObject([{ answers: 'most', compared: 1, sent: 10 }]);
});

test('what the mail leaves open is told by domain and kind, without addresses', () => {
  expect(report).toMatchObject({
    mail: { messages: 8, linked: 3, in_doubt: 1, answers_without_application: 1 },
    unrecognised_senders: [{ domain: 'odd.example', messages: 3 }],
    lost_answers: [{ label: 'offer', domain: 'pay.example', messages: 1 }],
    doubts: [{ applications: 2 }],
  });
  const { mail, unrecognised_senders, lost_answers, doubts } = report;
  expect(JSON.stringify([mail, unrecognised_senders, lost_answers, doubts])).not.toContain('@');
});

test('a hostile name is only text in every format', async () => {
  await expectHarmless(describeOverview(report), 'odd.example');
});

test('an empty database has an overview too', async () => {
  await using database = await cloneDatabase();
  await exportWarehouse(database.session, { out: search.out, profile: 'analyst' });
  const empty = await search.read(buildOverviewReport);
  expect(overviewReportSchema.strict().parse(empty)).toEqual(empty);
  await expectHarmless(describeOverview(empty), 'Nothing was sent.');
});

test('what two mails say alike of an application is one piece of news, by the newer one', async () => {
  await using twice = await publishSearch(({ pg }) =>
    pg.query(`
      with mails as (
        insert into saturnus.emails (email_account_id, from_address, to_address, direction, received_at)
        select id, 'hr@acme.example', address, 'inbound', day::timestamptz
        from saturnus.email_accounts
        cross join (values ('2026-04-26T08:00Z'), ('2026-04-28T08:00Z'), ('2026-04-29T08:00Z')) as d (day)
        returning id, received_at
      )
      insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
      select m.id, a.id, case when m.received_at < '2026-04-29' then 'interview_invite' else 'rejection' end, 'manual'
      from mails as m
      cross join (select id from nyx.applications order by application_submitted_at limit 1) as a`),
  );
  const { news } = await twice.read(buildOverviewReport);
  expect(news.map(({ what, at, of }) => ({ what, at: at.slice(0, 10), of }))).toEqual([
    { what: 'rejection', at: '2026-04-29', of: 2 },
    { what: 'interview_invite', at: '2026-04-28', of: 2 },
  ]);
});
