// Facts that nobody would write on purpose: a nightly run gets over them, and they stay where they are.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { definedViews } from '../../src/definitions/views.ts';
import { runChecks } from '../../src/transforms/check-standing.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../src/transforms/verify.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { addApplication, addWorld, configure, user, uuid } from './facts.ts';

const asOf = '2026-05-01T00:00:00Z';
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 2);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await addApplication(session, 2, '2026-03-02T12:00:00Z', 2);
  await session.pg.query(`
    update nyx.companies set name = 'Acme Widgets', canonical_domain = 'acme.example' where id = '${uuid('c', 1)}';
    insert into saturnus.emails
      (id, email_account_id, from_address, to_address, direction, subject, body_plain, received_at)
    values
      ('${uuid('e', 1)}', '${user}', 'jobs@acme.example', 'y', 'inbound', 'Your application',
        'We regret to inform you that we will not proceed with your application.', '2026-03-05'),
      ('${uuid('e', 2)}', '${user}', 'x@two.example', 'y', 'inbound', 'Hello', 'Hello', '2026-03-06');
    insert into saturnus.email_application_links (email_id, application_id, link_type)
    values ('${uuid('e', 2)}', '${uuid('a', 2)}', 'rejection')`);
  await runTransforms(session, { asOf });
});
afterAll(() => database[Symbol.asyncDispose]());

const sent = (instant: string) =>
  `update nyx.applications set application_submitted_at = '${instant}'`;
const received = (instant: string) => `update saturnus.emails set received_at = '${instant}'`;
const first = '4713-11-24 00:00:00+00 BC';
const last = '294276-12-31 23:59:59+00';

test.each([
  ['an application sent at the last instant', sent(last)],
  ['an application sent at the first instant', sent(first)],
  ['an application sent at -infinity, with a response', sent('-infinity')],
  ['mail of the last instant', `${sent('2026-03-01')}; ${received(last)}`],
  ['mail of the first instant', received(first)],
  ['mail at infinity', received('infinity')],
  ['all at infinity', `${sent('infinity')}; ${received('infinity')}`],
  ['all at -infinity', `${sent('-infinity')}; ${received('-infinity')}`],
  ['all of time between sending and answer', `${sent(first)}; ${received(last)}`],
  [
    'all years up to 9999 between sending and answer',
    `${sent(first)}; ${received('9999-12-31 23:59:59+00')}`,
  ],
  [
    'all known years between sending and answer',
    `${sent('0001-01-01 00:00:00+00')}; ${received('9999-12-31 23:59:59+00')}`,
  ],
  [
    'all of time between start and sending',
    `update nyx.applications set application_started_at = '${first}'; ${sent(last)}`,
  ],
  [
    'a sender corrected to null',
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'emails', id, 'from_address', 'null' from saturnus.emails`,
  ],
  [
    'a job post and its interview corrected to a company that is not there',
    `insert into nyx.interviews (application_id, created_at) values ('${uuid('a', 2)}', '2026-03-04');
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select t.name, t.id, 'company_id', to_jsonb('${uuid('c', 9)}'::text)
    from (
      select 'job_posts' as name, id from nyx.job_posts union all select 'interviews', id from nyx.interviews
    ) as t`,
  ],
  [
    'an application corrected to nobody and to no job post',
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'applications', a.id, f.name, 'null'
    from nyx.applications as a cross join (values ('user_id'), ('job_post_id')) as f (name)`,
  ],
])('%s does not end a run', async (_, statement) => {
  const { session } = database;
  await session.pg.query(statement);
  expect((await runTransforms(session, { asOf })).refused).toEqual([]);
  const verified = await verifyTransforms(session, { asOf });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
  expect((await runChecks(session, { asOf })).errors).toBe(0);
  for (const view of definedViews) await session.pg.query(`select * from etl.${view}`);
  await session.pg.query('select * from etl.response_times; select * from etl.application_funnel');
});

test('a session that goes on is no error: its digest tells of the time before', async () => {
  await using copy = await cloneDatabase();
  const { session } = copy;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await runTransforms(session, { asOf });
  await session.pg.query(`update nyx.application_sessions set status = 'running'`);
  await addApplication(session, 2, '2026-03-02T12:00:00Z');
  await runTransforms(session, { asOf });
  const names = ['digest_totals_match_applications', 'session_totals_match_digest'];
  expect((await runChecks(session, { names, asOf })).checks).toMatchObject([
    { offending: 0 },
    { offending: 0 },
  ]);
});

test('a cost that is no number counts as missing, and is named', async () => {
  await using copy = await cloneDatabase();
  await addWorld(copy.session);
  await copy.session.pg.query(
    `insert into nyx.model_usage (session_id, model_name, cost_estimated) values ('${uuid('5', 1)}', 'm', 'NaN')`,
  );
  const { refused } = await runTransforms(copy.session, { asOf });
  expect(refused).toEqual([]);
  const digests = await copy.session.pg.query(
    'select cost_estimated_total as cost from nyx.session_digests',
  );
  expect(digests.rows).toEqual([{ cost: '0.0000' }]);
  const { checks } = await runChecks(copy.session, { names: ['fact_usage_not_negative'], asOf });
  expect(checks).toMatchObject([{ offending: 1 }]);
});

test.each([
  [{ timezone: 'Mars/Olympus' }, 'no name of a time zone'],
  [{ timezone: '' }, 'no name of a time zone'],
  // PostgreSQL would count these to the west.
  [{ timezone: '+02:00' }, 'no name of a time zone'],
  [{ timezone: 'UTC+2' }, 'no name of a time zone'],
  [{ ghost_after_days: -1 }, 'no number of days'],
  [{ ghost_after_days: 'soon' }, 'no number of days'],
  [{ ghost_after_days: 200_000_000 }, 'no number of days'],
])('the reporting configuration %j is refused in words', async (config, words) => {
  const { session } = database;
  await configure(session, config);
  await expect(runTransforms(session, { asOf })).rejects.toThrow(words);
  await expect(runChecks(session, { asOf })).rejects.toThrow(words);
});

test.each([
  { ghost_after_days: 14.5 },
  { ghost_after_days: '14' },
  { ghost_after_days: 36_500 },
  [],
  {},
])('the reporting configuration %j is understood', async (config) => {
  const { session } = database;
  await configure(session, config);
  expect((await runTransforms(session, { asOf })).refused).toEqual([]);
  expect((await runChecks(session, { asOf })).errors).toBe(0);
});
