import { expect, test } from 'vitest';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { addApplication, addWorld, uuid } from './facts.ts';

const asOf = '2026-05-01T00:00:00Z';
const names = ['session_digests', 'company_metrics_daily', 'company_properties'];

test.each([
  ['application_started_at', '0001-01-01', 2_147_483_647],
  ['application_started_at', '9999-12-31', -2_147_483_648],
  ['application_started_at', 'infinity', null],
  ['application_submitted_at', 'infinity', null],
  ['application_submitted_at', '-infinity', null],
])('a nightly run gets over %s = %s', async (column, instant, duration) => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(`
    update nyx.applications set application_started_at = application_submitted_at;
    update nyx.applications set ${column} = '${instant}';
    insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
    select '${uuid('e', 1)}', id, 'x', 'y', 'inbound', 'infinity' from saturnus.email_accounts;
    insert into saturnus.email_application_links (email_id, application_id, link_type)
    values ('${uuid('e', 1)}', '${uuid('a', 1)}', 'rejection')`);
  await runTransforms(session, { asOf, names });
  const { rows } = await session.pg.query('select avg_duration_seconds from nyx.session_digests');
  expect(rows).toEqual([{ avg_duration_seconds: duration }]);
  const reply = await session.pg.query(
    `select value from nyx.company_properties where key in ('reply_rate', 'avg_reply_time_days') order by key`,
  );
  expect(reply.rows).toHaveLength(1);
});
