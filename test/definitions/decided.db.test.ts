// What docs/metrics.md decides where facts are odd, on every engine at once.
import { expect, test } from 'vitest';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { addApplication, addWorld, user, uuid } from '../transforms/facts.ts';
import { expectAgreement } from './agreement.ts';

const asOf = '2026-05-01T00:00:00Z';

test('replies that average exactly 1.505 days average 1.51', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  const waits = ['1 day 20:07:12', '1 day 20:07:12', '20:07:12'];
  for (const [n, wait] of waits.entries()) {
    await addApplication(session, n, `2026-03-0${n + 1}T12:00:00Z`);
    await session.pg.query(
      `with mail as (
        insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
        values ($1, $2, 'x', 'y', 'inbound', timestamptz '2026-03-10T00:00:00Z' + $4::interval) returning id)
      insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
      select id, $3, 'rejection', 'manual' from mail`,
      [uuid('e', n), user, uuid('a', n), wait],
    );
    await session.pg.query(
      `update nyx.applications set application_submitted_at = '2026-03-10T00:00:00Z' where id = $1`,
      [uuid('a', n)],
    );
  }
  await runTransforms(session, { asOf });
  const properties = await session.pg.query(
    `select value from nyx.company_properties where key = 'avg_reply_time_days'`,
  );
  expect(properties.rows).toEqual([{ value: 1.51 }]);
  await expectAgreement(session);
});

test('an interview that nobody dated counts in the rate and the funnel, and on no day', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(
    `insert into nyx.interviews (application_id, created_at) values ('${uuid('a', 1)}', null)`,
  );
  await runTransforms(session, { asOf });
  const { rows } = await session.pg.query(`
    select
      (select value from nyx.company_properties where key = 'interview_rate') as rate,
      (select reached from etl.application_funnel) as reached,
      (select sum(interviews_received)::integer from nyx.company_metrics_daily) as on_days`);
  expect(rows).toEqual([{ rate: 1, reached: 'interview', on_days: 0 }]);
  await expectAgreement(session);
});

test('what names a company that is not there names none', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 2);
  await addApplication(session, 1, '2026-03-01T12:00:00Z', 1);
  await addApplication(session, 2, '2026-03-02T12:00:00Z', 2);
  await session.pg.query(`
    insert into nyx.interviews (application_id, created_at)
    select id, '2026-03-20' from nyx.applications;
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'interviews', id, 'company_id', to_jsonb('${uuid('c', 9)}'::text) from nyx.interviews
    union all
    select 'job_posts', '${uuid('b', 2)}', 'company_id', to_jsonb('${uuid('c', 9)}'::text)`);
  const { refused } = await runTransforms(session, { asOf });
  expect(refused).toEqual([]);
  const { rows } = await session.pg.query(`
    select c.name, sum(d.applications_sent)::integer as sent, sum(d.interviews_received)::integer as interviews
    from nyx.company_metrics_daily as d join nyx.companies as c on c.id = d.company_id group by c.name`);
  expect(rows).toEqual([{ name: 'Company 1', sent: 1, interviews: 1 }]);
  await expectAgreement(session);
});

test('an application sent at an odd instant counts as sent, and on no day', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 0, '2026-03-01T12:00:00Z');
  const unknown = ['infinity', '-infinity', '0001-01-01', '1899-12-31', '2200-01-02', '9999-12-31'];
  for (const [n, instant] of unknown.entries()) await addApplication(session, n + 1, instant);
  await runTransforms(session, { asOf });
  const { rows } = await session.pg.query(`
    select (select value from nyx.company_properties where key = 'applications_sent') as sent,
      (select value from nyx.company_properties where key = 'success_rate') as success_rate,
      (select sum(applications_sent)::integer from nyx.company_metrics_daily) as on_days`);
  expect(rows).toEqual([{ sent: 7, success_rate: 1, on_days: 1 }]);
  await expectAgreement(session);
});
