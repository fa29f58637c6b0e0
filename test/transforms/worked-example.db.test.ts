import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

// The worked example of docs/metrics.md, to the digit.
let database: TestDatabase;
const company = '00000000-0000-4000-8000-00000000000c';
const applicationA = '00000000-0000-4000-8000-00000000000a';
const asOf = '2026-05-01T00:00:00Z';

beforeAll(async () => {
  database = await cloneDatabase();
  await database.session.pg.query(`
    insert into nyx.system_configs (config_name, config_json)
    values ('reporting', '{"timezone": "Europe/Berlin", "ghost_after_days": 30}');
    insert into nyx.users (id, name, email) values ('00000000-0000-4000-8000-000000000001', 'U', 'u@example.org');
    insert into saturnus.email_accounts (id, user_id, address)
    values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'u@example.org');
    insert into nyx.companies (id, name, tier) values ('${company}', 'C', 'top');
    insert into nyx.job_posts (id, company_id, source_url, job_title)
    values ('00000000-0000-4000-8000-000000000003', '${company}', 'https://c.example/1', 'Engineer');
    insert into nyx.applications (id, user_id, job_post_id, effort_level, application_status, application_submitted_at)
    values
        ('${applicationA}', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000003', 'low', 'submitted', '2026-03-28T23:30:00Z'),
        ('00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000003', 'low', 'submitted', '2026-03-29T08:00:00Z');
    insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
    values
        ('00000000-0000-4000-8000-0000000000e1', '00000000-0000-4000-8000-000000000002', 'c@c.example', 'u@example.org', 'inbound', '2026-03-28T23:31:00Z'),
        ('00000000-0000-4000-8000-0000000000e2', '00000000-0000-4000-8000-000000000002', 'c@c.example', 'u@example.org', 'inbound', '2026-04-02T11:30:00Z');
    insert into saturnus.email_application_links (email_id, application_id, link_type)
    values
        ('00000000-0000-4000-8000-0000000000e1', '${applicationA}', 'confirmation'),
        ('00000000-0000-4000-8000-0000000000e2', '${applicationA}', 'rejection')`);
});

afterAll(() => database[Symbol.asyncDispose]());

const days = async () => {
  const { rows } = await database.session.pg.query(`
    select date::text, applications_sent as sent, applications_successful as successful,
      interviews_received as interviews, offers_received as offers,
      avg_response_time_days as response_days, last_response_datetime as last_response
    from nyx.company_metrics_daily where company_id = '${company}' order by date`);
  return rows;
};

test('days and properties of a company', async () => {
  await runTransforms(database.session, { asOf });
  expect(await days()).toEqual([
    {
      date: '2026-03-29',
      sent: 2,
      successful: 2,
      interviews: 0,
      offers: 0,
      response_days: null,
      last_response: null,
    },
    {
      date: '2026-04-02',
      sent: 0,
      successful: 0,
      interviews: 0,
      offers: 0,
      response_days: '4.50',
      last_response: '2026-04-02T11:30:00Z',
    },
  ]);
  const { rows } = await database.session.pg.query<{ key: string; value: unknown }>(
    `select key, value from nyx.company_properties where company_id = '${company}'`,
  );
  expect(Object.fromEntries(rows.map(({ key, value }) => [key, value]))).toEqual({
    applications_sent: 2,
    reply_rate: 0.5,
    reply_rate_ci95: [0.0945, 0.9055],
    rejection_rate: 0.5,
    rejection_rate_ci95: [0.0945, 0.9055],
    ghost_rate: 0.5,
    ghost_rate_ci95: [0.0945, 0.9055],
    interview_rate: 0,
    interview_rate_ci95: [0, 0.6576],
    offer_rate: 0,
    offer_rate_ci95: [0, 0.6576],
    success_rate: 1,
    success_rate_ci95: [0.3424, 1],
    avg_reply_time_days: 4.5,
    median_reply_time_days: 4.5,
    p80_reply_time_days: 4.5,
    first_applied_on: '2026-03-29',
    last_applied_on: '2026-03-29',
    last_response_at: '2026-04-02T11:30:00Z',
  });
});

test('a second run changes nothing', async () => {
  const { transforms } = await runTransforms(database.session, { asOf });
  for (const result of transforms) {
    expect(result).toMatchObject({ keys: 0, inserted: 0, updated: 0, deleted: 0 });
  }
});

test('a correction moves what it should, and nothing else is written', async () => {
  await database.session.pg.query(`
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    values ('applications', '${applicationA}', 'application_submitted_at', '"2026-03-27T10:00:00Z"')`);
  const { transforms } = await runTransforms(database.session, { asOf });
  expect(
    (await days()).map(({ date, sent, response_days }) => [date, sent, response_days]),
  ).toEqual([
    ['2026-03-27', 1, null],
    ['2026-03-29', 1, null],
    ['2026-04-02', 0, '6.06'],
  ]);
  expect(transforms.find(({ transform }) => transform === 'company_metrics_daily')).toMatchObject({
    keys: 1,
    inserted: 1,
    updated: 2,
    deleted: 0,
    unchanged: 0,
  });
});
