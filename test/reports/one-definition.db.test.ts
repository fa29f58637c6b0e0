// What a report says is what the derived tables and application_facts hold; read side by side.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { buildCompanyReports, buildOverviewReport } from './reports.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';

let search: SearchWarehouse;
beforeAll(async () => {
  search = await publishSearch(addUndatedInterview);
});
afterAll(() => search[Symbol.asyncDispose]());

/** An interview that nobody dated, of an application that had no answer. */
async function addUndatedInterview({ pg }: Session): Promise<void> {
  const { rowCount } = await pg.query(`
    insert into nyx.interviews (application_id, created_at)
    select a.id, null from nyx.applications as a
    where a.application_submitted_at is not null
      and a.id not in (select application_id from saturnus.email_application_links)
      and a.id not in (select application_id from nyx.interviews)
    order by a.id limit 1`);
  expect(rowCount).toBe(1);
}

const count = (text: string, table = 'application_facts') =>
  search.read(async (duckDb) => {
    const [row] = await duckDb.rows<Record<string, number>>(`select ${text} from ${table}`);
    return row;
  });

test("a company's rates, speeds and days are its properties and its daily metrics", async () => {
  const reports = await search.read(buildCompanyReports);
  expect(reports.length).toBeGreaterThan(0);
  for (const { company, outcomes, properties, days, applications } of reports) {
    const computed = new Map(
      properties.filter(({ source }) => source === 'computed').map((one) => [one.key, one]),
    );
    const rate = (key: string) => {
      const { value, interval } = computed.get(key) ?? {};
      return value === undefined ? null : { value, ...interval };
    };
    const digits = (key: string) => {
      const value = computed.get(key)?.value;
      return value === undefined ? null : Number(value).toFixed(2);
    };
    expect({ company: company.name, ...outcomes }).toMatchObject({
      company: company.name,
      sent: computed.get('applications_sent')?.value,
      reply_rate: rate('reply_rate'),
      interview_rate: rate('interview_rate'),
      offer_rate: rate('offer_rate'),
      ghost_rate: rate('ghost_rate'),
      success_rate: rate('success_rate'),
      median_days: digits('median_reply_time_days'),
      p80_days: digits('p80_reply_time_days'),
      total: applications.length,
      ghosted: applications.filter(({ ghosted }) => ghosted).length,
    });
    expect(days.reduce((sum, { sent }) => sum + sent, 0)).toBe(outcomes?.sent);
    const reached = applications.filter(({ reached }) => /interview|offer/.test(reached));
    expect(reached.length).toBe(outcomes?.interviewed);
  }
});

test('the overview counts the facts, and the funnel is its outcomes', async () => {
  const { outcomes, funnel, sessions, totals } = await search.read(buildOverviewReport);
  const facts = await count(`
    count(*)::integer as total,
    count(submitted_at)::integer as sent,
    count(response_at)::integer as replied,
    count(*) filter (where interviewed and submitted_at is not null)::integer as interviewed,
    count(*) filter (where offered and submitted_at is not null)::integer as offered,
    count(rejected_at)::integer as rejected,
    count(*) filter (where successful)::integer as successful,
    count(*) filter (where failed)::integer as failed`);
  expect(outcomes).toMatchObject(facts ?? {});
  expect(funnel.map(({ applications, of_sent }) => [applications, of_sent])).toEqual([
    [outcomes.sent, { value: 1, low: expect.any(Number), high: 1 }],
    [outcomes.replied, outcomes.reply_rate],
    [outcomes.interviewed, outcomes.interview_rate],
    [outcomes.offered, outcomes.offer_rate],
  ]);
  const costs = await count('sum(cost_usd)::double as usd', 'application_costs');
  expect(Number(outcomes.cost_usd)).toBe(costs?.usd);
  expect(Number(totals.cost_usd)).toBeGreaterThanOrEqual(Number(outcomes.cost_usd));
  expect(sessions.reduce((sum, { sent }) => sum + sent, 0)).toBeLessThanOrEqual(outcomes.sent);
});

test('what to follow up, what to stop waiting for and how long answers take is what the warehouse says', async () => {
  const { follow_up, stop_waiting, patience } = await search.read(buildOverviewReport);
  const waiting = await search.read((duckDb) =>
    duckDb.rows<Record<string, unknown>>(`
      select verdict, application_id::varchar as application_id, silent_days, usual_days,
        is_usual_of_company, chance::double as chance
      from waiting_applications where verdict <> 'wait'`),
  );
  const shown = [
    ...follow_up.map((one) => ({ verdict: 'follow up', ...one })),
    ...stop_waiting.map((one) => ({ verdict: 'stop waiting', ...one })),
  ];
  expect(shown.length).toBeGreaterThan(0);
  expect(new Map(shown.map((one) => [one.application_id, one]))).toEqual(
    new Map(waiting.map((one) => [one.application_id, expect.objectContaining(one)])),
  );
  const curve = await count(
    `min(days) filter (where arrived_share >= 0.5) as half_days, sum(answered)::integer as answered,
     arg_max(chance, days) filter (where days <= 14)::double as chance`,
    'answer_survival',
  );
  expect(patience).toMatchObject({ half_days: curve?.half_days, answered: curve?.answered });
  expect(patience?.chances.find(({ days }) => days === 14)?.chance).toBe(curve?.chance);
});
