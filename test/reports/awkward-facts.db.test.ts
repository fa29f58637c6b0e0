// What reports make of facts at the edges: ids that begin alike, quotients between two digits, costs that nobody knows.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { schemas } from '../../src/json/index.ts';
import type { OverviewReport } from '../../src/reports/documents/overview.ts';
import type { SessionReport } from '../../src/reports/documents/session.ts';
import { duration } from '../../src/reports/format.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { uuid } from '../transforms/facts.ts';
import { buildOverviewReport, buildSessionReport, describeOverview } from './reports.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';
import { asOf } from './session/search-fixture.ts';

let search: SearchWarehouse;
let overview: OverviewReport;
let session: SessionReport;
beforeAll(async () => {
  search = await publishSearch(addAwkwardFacts);
  overview = await search.read(buildOverviewReport);
  session = await search.read((duckDb, warehouse) =>
    buildSessionReport(duckDb, warehouse, uuid('5', 2)),
  );
});
afterAll(() => search[Symbol.asyncDispose]());

/**
 * Two sessions of somebody else: the first cost $2.0000, the second $2.0021, of which $0.5 are one application's and
 * nothing is known of the other. That one was refused 6.9965 days after it was sent; a third was sent nobody knows when.
 * The first was sent a minute and a half before it was started.
 */
async function addAwkwardFacts(db: Session): Promise<void> {
  await db.pg.query(`
    insert into nyx.users (id, name, email) values ('${uuid('f', 1)}', 'U', 'u@example.org');
    insert into saturnus.email_accounts (id, user_id, address)
    values ('${uuid('f', 1)}', '${uuid('f', 1)}', 'u@example.org');
    insert into nyx.user_profiles (id, user_id, profile_name)
    values ('${uuid('f', 1)}', '${uuid('f', 1)}', 'P');
    insert into nyx.resumes (id, user_profile_id, resume_key, display_name)
    select id::uuid, '${uuid('f', 1)}', id, 'R'
    from unnest(array['${uuid('d', 1)}', '${uuid('d', 2)}']) as id;
    insert into nyx.resume_versions (id, resume_id, version_number, source_format, file_path)
    select id, id, 1, 'txt', 'r.txt' from nyx.resumes;
    insert into nyx.application_sessions (id, user_id, status, start_datetime)
    values
      ('${uuid('5', 1)}', '${uuid('f', 1)}', 'completed', '2026-02-01Z'),
      ('${uuid('5', 2)}', '${uuid('f', 1)}', 'completed', '2026-02-02Z');
    insert into nyx.job_posts (id, source_url, job_title) values ('${uuid('b', 1)}', 'https://e.example/1', 'J');
    insert into nyx.applications (id, user_id, session_id, job_post_id, effort_level, effort_hint_source,
      application_status, application_submitted_at, selected_resume_version_id)
    values
      ('${uuid('a', 1)}', '${uuid('f', 1)}', '${uuid('5', 2)}', '${uuid('b', 1)}', 'high', 'user',
        'submitted', '2026-02-02T00:00:00Z', '${uuid('d', 1)}'),
      ('${uuid('a', 2)}', '${uuid('f', 1)}', '${uuid('5', 2)}', '${uuid('b', 1)}', 'high', 'user',
        'submitted', '2026-02-02T00:00:00Z', '${uuid('d', 2)}'),
      ('${uuid('a', 3)}', '${uuid('f', 1)}', null, '${uuid('b', 1)}', 'low', 'user', 'submitted', '-infinity', null);
    update nyx.applications set application_started_at = application_submitted_at + interval '90 seconds'
    where id = '${uuid('a', 1)}';
    insert into nyx.model_usage (session_id, application_id, model_name, cost_estimated)
    values
      ('${uuid('5', 1)}', null, 'm', 2), ('${uuid('5', 2)}', null, 'm', 1.5021),
      (null, '${uuid('a', 1)}', 'm', 0.5);
    insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
    values ('${uuid('e', 1)}', '${uuid('f', 1)}', 'x@x.example', 'u@example.org', 'inbound',
      timestamptz '2026-02-02T00:00:00Z' + interval '604500 seconds');
    insert into saturnus.email_application_links (email_id, application_id, link_type)
    values ('${uuid('e', 1)}', '${uuid('a', 2)}', 'rejection')`);
  await runTransforms(db, { names: ['session_digests'], asOf });
}

test('two résumés whose ids begin alike are two groups', () => {
  const ours = overview.resumes.map(({ name, sent }) => [name, sent]);
  expect(ours).toHaveLength(2);
  expect(new Set(ours.map(([name]) => name)).size).toBe(2);
  expect(ours.map(([, sent]) => sent)).toEqual([1, 1]);
});

test('a change between two digits is rounded half away from zero', () => {
  const cost = session.baselines.find(({ measure }) => measure === 'cost_usd');
  expect(cost).toMatchObject({ value: '2.0021', median: '2.0000', change: 0.0011 });
});

test('the mean cost of an effort is over the applications whose cost is known', () => {
  expect(session.efforts).toMatchObject([{ effort: 'high', total: 2, avg_cost_usd: '0.5000' }]);
});

test('an answer within seven days is in no span that begins with seven', () => {
  const spans = overview.response_times.filter(
    ({ from_days }) => from_days === 5 || from_days === 7,
  );
  // The search itself has one answer after 4.5 days and one after 10.
  expect(spans).toEqual([
    { from_days: 5, to_days: 7, responses: 1 },
    { from_days: 7, to_days: 10, responses: 0 },
  ]);
});

test('what was sent nobody knows when is neither the first nor the last', () => {
  expect(overview.totals).toMatchObject({ first_sent_at: '2026-02-02T00:00:00Z' });
  expect(describeOverview(overview).subtitle).toMatch(/^2 Feb 2026 – /);
});

test('a time is negative where the clock of the start was ahead', () => {
  expect(session.efforts).toMatchObject([{ avg_duration_seconds: -90 }]);
  expect(duration(-90)).toBe('-1 min 30 s');
  expect(schemas['report-session']?.parse(session)).toEqual(session);
});
