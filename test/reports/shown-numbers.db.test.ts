// Every number of the overview stands in the facts and the derived tables, and what a page prints is what its JSON holds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OverviewReport } from '../../src/reports/documents/overview.ts';
import { days, dollars, duration, integer, percent } from '../../src/reports/format.ts';
import { readReport, type Subject } from '../../src/reports/read-report.ts';
import { render } from '../../src/reports/render/render.ts';
import { buildCompanyReports, buildOverviewReport } from './reports.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';

type Row = Record<string, unknown>;

let search: SearchWarehouse;
let overview: OverviewReport;
beforeAll(async () => {
  search = await publishSearch(({ pg }) =>
    // Mail from before the first application, a call that names none, and an interview of one that had no answer.
    pg.query(`
      insert into nyx.model_usage (model_name, purpose, tokens_input, tokens_output, cost_estimated)
      values ('m', 'match_score', 5, 1, 0.1000005);
      insert into saturnus.emails (email_account_id, from_address, to_address, direction, received_at)
      select id, 'news@example.com', address, 'inbound', '2026-03-01' from saturnus.email_accounts;
      insert into nyx.interviews (application_id, created_at)
      select id, '2026-04-22' from nyx.applications
      where application_submitted_at = '2026-04-20T00:00:00Z'`),
  );
  overview = await search.read(buildOverviewReport);
});
afterAll(() => search[Symbol.asyncDispose]());

const rows = (sql: string) => search.read((duckDb) => duckDb.rows<Row>(sql));

test('the overview costs what applications and calls without one cost, and each share of it is exact', async () => {
  const [found] = await rows(`
    with cost as (
      select (select sum(cost_usd) from application_costs)
        + (select sum(cost_estimated) from model_usage where application_id is null) as usd
    )
    select usd::decimal(18, 6) as cost_usd,
      (usd / count(submitted_at))::double as sent,
      (usd / nullif(count(*) filter (where response_at is not null), 0))::double as reply,
      (usd / nullif(count(*) filter (where interviewed), 0))::double as interview,
      (usd / nullif(count(*) filter (where offered), 0))::double as offer
    from application_facts, cost where submitted_at is not null group by usd`);
  const { totals } = overview;
  expect(totals.cost_usd).toBe(found?.cost_usd);
  for (const step of ['sent', 'reply', 'interview', 'offer'] as const)
    expect(Number(totals[`cost_usd_per_${step}`]), step).toBeCloseTo(Number(found?.[step]), 4);
});

test('each group of the overview counts its facts', async () => {
  for (const [column, groups] of [
    ['tier', overview.tiers],
    ['effort_level', overview.efforts],
    ['domain', overview.domains],
  ] as const) {
    const facts = await rows(`
      select f.${column} as name, count(*)::integer as total, count(f.submitted_at)::integer as sent,
        count(f.response_at)::integer as replied, count(f.rejected_at)::integer as rejected,
        count(*) filter (where f.successful)::integer as successful,
        count(*) filter (where not f.successful and not f.failed)::integer as unfinished,
        count(*) filter (where f.interviewed)::integer as interviewed,
        sum(k.cost_usd)::decimal(18, 6) as cost_usd
      from application_facts as f join application_costs as k on k.application_id = f.id
      group by f.${column}`);
    expect(facts.length).toBeGreaterThan(0);
    expect(groups).toHaveLength(facts.length);
    for (const fact of facts)
      expect(groups.find(({ name }) => name === fact.name)).toMatchObject(fact);
  }
});

test('the funnel is counted step by step in the facts', async () => {
  const [counts] = await rows(`
    select count(*)::integer as sent, count(response_at)::integer as replied,
      count(*) filter (where interviewed)::integer as interview,
      count(*) filter (where offered)::integer as offer,
      count(*) filter (where interviewed and response_at is not null)::double as interview_of,
      count(*) filter (where offered and interviewed)::double as offer_of
    from application_facts where submitted_at is not null`);
  const shown = overview.funnel.map(({ step, applications }) => [step, applications]);
  expect(shown).toEqual(['sent', 'replied', 'interview', 'offer'].map((s) => [s, counts?.[s]]));
  const [, , interview, offer] = overview.funnel;
  expect(interview?.of_previous?.value).toBeCloseTo(
    Number(counts?.interview_of) / Number(counts?.replied),
    4,
  );
  expect(offer?.of_previous?.value).toBeCloseTo(
    Number(counts?.offer_of) / Number(counts?.interview),
    4,
  );
});

test('sessions, spans and mail are those of session_figures, response_times and the mail tables', async () => {
  const figures = await rows(`
    select session_id::varchar as id, total, successful, failed, sent::integer as sent,
      replied::integer as replied, cost_usd from session_figures order by place`);
  expect(overview.sessions).toMatchObject(figures);
  const [mail] = await rows(`
    select (select count(*) from emails)::integer as messages,
      (select count(distinct email_id) from email_application_links)::integer as linked,
      (select count(distinct email_id) from mail_in_doubt)::integer as in_doubt,
      (select count(*) from answers_without_application)::integer as answers_without_application,
      (select count(response_days) from response_times)::integer as responses`);
  const { responses, ...counts } = mail ?? {};
  expect(overview.mail).toMatchObject(counts);
  const {
    applications_due: due,
    applications_without_mail: without,
    without_mail_rate,
  } = overview.mail;
  expect(due).toBeGreaterThan(0);
  expect(without_mail_rate?.value).toBeCloseTo(without / due, 4);
  expect(overview.response_times.reduce((sum, span) => sum + span.responses, 0)).toBe(responses);
});

/** All numbers of a JSON value, those written as text, too. */
function leaves(value: unknown): (number | string)[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/** Shares, amounts and spans of time in a text: what could have been worked out on the way to it. */
const FIGURES =
  /\$\d[\d,]*\.\d+|\d+\.\d %|\d[\d,.]* days|\d+ hours|\d+ h \d+ min|\d+ min(?: \d+ s)?/g;

test('what a page prints is what its JSON holds, in every format', async () => {
  const companies = await search.read(buildCompanyReports);
  const subjects: Subject[] = [
    { kind: 'overview' },
    ...search.sessions.map((wanted) => ({ kind: 'session', wanted }) as const),
    ...companies.map(({ company }) => ({ kind: 'company', wanted: company.id }) as const),
  ];
  for (const subject of subjects) {
    const report = await search.read((duckDb, warehouse) => readReport(duckDb, warehouse, subject));
    const known = leaves(report.content);
    const printable = new Set(
      known.flatMap((leaf) => [
        percent(Number(leaf)),
        dollars(String(leaf)),
        days(String(leaf)),
        `${leaf} days`,
        duration(Number(leaf)),
        ...(/^\d+$/.test(String(leaf)) ? [`${integer(leaf)} days`] : []),
      ]),
    );
    for (const format of ['text', 'md', 'html'] as const) {
      const text = await render(report.document(), format, { width: 100, color: false });
      const figures = text.match(FIGURES) ?? [];
      expect(figures.length).toBeGreaterThan(5);
      const unknown = figures.filter((figure) => !printable.has(figure));
      // What the funnel starts with is all of it.
      expect(
        unknown.filter((figure) => figure !== '100 %'),
        `${report.name} as ${format}`,
      ).toEqual([]);
    }
  }
});
