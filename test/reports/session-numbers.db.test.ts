// What a session's page says is what the derived tables and application_facts hold; read side by side.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import type { SessionReport } from '../../src/reports/documents/session.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { buildCompanyReports, buildSessionReports } from './reports.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';

let search: SearchWarehouse;
let reports: SessionReport[];
beforeAll(async () => {
  search = await publishSearch(addFourthSession);
  reports = await search.read((duckDb, warehouse) =>
    buildSessionReports(duckDb, warehouse, search.sessions),
  );
});
afterAll(() => search[Symbol.asyncDispose]());

/** Applications of the first session too, and digests of all made from them; the export comes weeks later. */
async function addFourthSession(session: Session): Promise<void> {
  await session.pg.query(`
    update nyx.applications set session_id = (select id from nyx.application_sessions where session_name = 'run 1')
    where job_post_id in (select id from nyx.job_posts where job_title in ('Engineer 1', 'Engineer 2', 'Engineer 9'));
    update nyx.applications set application_status = 'failed'
    where job_post_id in (select id from nyx.job_posts where job_title = 'Engineer 9')`);
  await runTransforms(session, { names: ['session_digests'], asOf: '2026-05-01T00:00:00Z' });
}

const rows = (sql: string) => search.read((duckDb) => duckDb.rows<Record<string, unknown>>(sql));
const of = (report: SessionReport) => `session_id = '${report.session.id}'`;
const rateOf = (row: Record<string, unknown> | undefined, name: string) =>
  row?.[name] == null
    ? null
    : {
        value: Number(row[name]),
        low: Number(row[`${name}_low`]),
        high: Number(row[`${name}_high`]),
      };

test('its counts, rates and costs are those of its digest and its key figures', async () => {
  expect(reports).toHaveLength(3);
  for (const report of reports) {
    const [digest] = await rows(`
      select applications_total as total, applications_successful as successful,
        applications_failed as failed, num_low_effort as low_effort, tokens_input_total as tokens_input,
        cost_estimated_total as cost_usd, avg_match_score, avg_duration_seconds
      from latest_session_digests where ${of(report)}`);
    expect(report.digest).toMatchObject(digest ?? { none: true });
    const [figures] = await rows(`from session_figures where ${of(report)}`);
    expect(report.digest).toMatchObject({
      unfinished: figures?.unfinished,
      success_rate: rateOf(figures, 'success_rate'),
      cost_usd_per_success: figures?.cost_usd_per_success,
    });
    expect(report.responses).toMatchObject({
      sent: Number(figures?.sent),
      replied: Number(figures?.replied),
      reply_rate: rateOf(figures, 'reply_rate'),
      interviewed: Number(figures?.interviewed),
      offered: Number(figures?.offered),
    });
  }
});

test('what came back is counted in the facts', async () => {
  for (const report of reports) {
    const [facts] = await rows(`
      select count(submitted_at)::integer as sent, count(response_at)::integer as replied,
        count(rejected_at)::integer as rejected,
        count(*) filter (where interviewed)::integer as interviewed,
        count(*) filter (where offered)::integer as offered,
        count(*) filter (where response_at is null
          and submitted_at < timestamptz '2026-05-01 00:00:00+00' - interval '30 days')::integer as ghosted,
        min(response_days) as fastest_days, max(response_days) as slowest_days
      from application_facts where ${of(report)}`);
    expect(report.responses).toMatchObject(facts ?? { none: true });
    const { sent, replied, ghosted, waiting, rejected, waiting_rate, rejection_rate } =
      report.responses;
    expect(waiting).toBe(sent - replied - ghosted);
    if (sent > 0) {
      expect(waiting_rate?.value).toBeCloseTo(waiting / sent, 4);
      expect(rejection_rate?.value).toBeCloseTo(rejected / sent, 4);
    }
    const news = await rows(
      `from application_facts where ${of(report)} and reached in ('interview', 'offer')`,
    );
    expect(report.good_news).toHaveLength(news.length);
  }
});

test('tiers, domains and incidents add up to the facts', async () => {
  for (const { session, tiers, domains, incidents } of reports) {
    for (const [column, groups] of [
      ['tier', tiers],
      ['domain', domains],
    ] as const) {
      const facts = await rows(`
        select ${column}, count(*)::integer as total,
          count(*) filter (where successful)::integer as successful,
          count(*) filter (where failed)::integer as failed,
          count(*) filter (where successful) / nullif(count(*) filter (where successful or failed), 0)
            as success_rate
        from application_facts where session_id = '${session.id}' group by 1 order by 1`);
      const shown = groups.map((group) => ({
        [column]: column in group && group[column as keyof typeof group],
        total: group.total,
        successful: group.successful,
        failed: group.failed,
        success_rate: group.success_rate === null ? null : expect.closeTo(group.success_rate, 4),
      }));
      expect(facts).toEqual(shown.sort((a, b) => (String(a[column]) < String(b[column]) ? -1 : 1)));
    }
    const failures = await rows(`
      select failure_reason as name, count(*)::integer as times from application_facts
      where session_id = '${session.id}' and failed group by 1`);
    expect(incidents.filter(({ kind }) => kind === 'failure')).toEqual(
      failures.map((failure) => ({ kind: 'failure', ...failure })),
    );
  }
});

test('model calls are those of session_purposes, and sum up to the digest', async () => {
  for (const report of reports) {
    const purposes = await rows(`
      select purpose, calls::integer as calls, tokens_input, tokens_output, cost_usd,
        cost_share::double as cost_share
      from session_purposes where ${of(report)} order by cost_usd desc, purpose`);
    expect(report.model_usage).toEqual(purposes);
    const cost = report.model_usage.reduce((sum, { cost_usd }) => sum + Number(cost_usd), 0);
    expect(Number(report.digest?.cost_usd)).toBeCloseTo(cost, 4);
  }
});

test('the domains to avoid are those of domain_advice that the session applied on', async () => {
  for (const report of reports) {
    const advice = await rows(`
      select d.domain, d.advice, d.forms::integer as forms, d.failed::integer as failed
      from domain_advice as d
      where d.advice <> 'none' and d.domain in (
        select domain from application_facts where session_id = '${report.session.id}')
      order by d.domain`);
    const shown = [...report.avoid_domains].sort((a, b) => (a.domain < b.domain ? -1 : 1));
    expect(shown).toEqual(advice.map((row) => expect.objectContaining(row)));
  }
});

test('the sessions before, and their medians, are those of session_figures', async () => {
  for (const [index, report] of reports.entries()) {
    expect(report.history.map(({ id }) => id)).toEqual(search.sessions.slice(0, index + 1));
    for (const past of report.history) {
      const [figures] = await rows(`from session_figures where session_id = '${past.id}'`);
      expect(past).toMatchObject({
        total: figures?.total,
        cost_usd: figures?.cost_usd,
        success_rate: rateOf(figures, 'success_rate'),
        reply_rate: rateOf(figures, 'reply_rate'),
      });
    }
    const before = search.sessions.slice(0, index).map((id) => `'${id}'`);
    const [medians] = await rows(`
      select median(total)::double as applications, median(success_rate)::double as success_rate,
        median(reply_rate)::double as reply_rate, median(cost_usd)::double as cost_usd
      from session_figures where session_id in (${before.join(', ') || 'null'})`);
    const shown = Object.fromEntries(
      report.baselines.map(({ measure, median }) => [measure, Number(median)]),
    );
    for (const [measure, median] of Object.entries(medians ?? {}))
      expect(shown[measure] ?? null, measure).toEqual(
        median === null ? null : expect.closeTo(Number(median), 4),
      );
  }
});

test('an export made long after the transform counts silence as of the transform, everywhere', async () => {
  await using late = await publishSearch(undefined, '2026-09-01T00:00:00Z');
  const companies = await late.read(buildCompanyReports);
  for (const { outcomes, properties } of companies) {
    const property = properties.find(({ key }) => key === 'ghost_rate');
    expect(outcomes?.ghost_rate?.value).toBe(property?.value);
  }
});
