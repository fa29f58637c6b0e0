import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { isLockAwaited } from '../support/lock-waits.ts';
import { addApplication, addWorld, uuid } from './facts.ts';

const asOf = '2026-05-01T00:00:00Z';

test('a role without rights on our own schema writes and corrects facts, and the next run sees them', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await runTransforms(session, { asOf });
  const role = `agent_${randomBytes(6).toString('hex')}`;
  await session.pg.query(`
    create role ${role};
    grant usage on schema nyx, saturnus to ${role};
    grant select, insert, update, delete, truncate on all tables in schema nyx, saturnus to ${role};
    set role ${role};
    set search_path = nyx, saturnus, public`);
  try {
    await addApplication(session, 2, '2026-03-02T12:00:00Z');
    await session.pg.query(`
      update nyx.applications set match_score = 0.25;
      update nyx.applications set session_id = null where id = '${uuid('a', 1)}';
      insert into nyx.captcha_events (application_id, attempt_number, status) values ('${uuid('a', 2)}', 1, 'solved');
      delete from nyx.captcha_events;
      truncate nyx.qa_issues;
      insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      values ('applications', '${uuid('a', 2)}', 'match_score', '0.75')`);
  } finally {
    await session.pg.query(`reset role; drop owned by ${role}; drop role ${role}`);
  }
  await session.pg.query(`set search_path = ''`);
  await runTransforms(session, { asOf });
  const { rows } = await session.pg.query(
    'select applications_total, avg_match_score from etl.latest_session_digests',
  );
  expect(rows).toEqual([{ applications_total: 1, avg_match_score: '0.750' }]);
});

test('a row that is deleted while its foreign key is corrected counts nowhere afterwards', async () => {
  await using database = await cloneDatabase();
  await using other = await connect(database.url, 'other');
  const { session } = database;
  await addWorld(session);
  for (const n of [1, 2]) await addApplication(session, n, '2026-03-01T12:00:00Z');
  await session.pg.query(
    `insert into nyx.interviews (id, application_id) values ('${uuid('1', 1)}', '${uuid('a', 1)}')`,
  );
  await runTransforms(session, { asOf });
  await other.pg.query('begin; delete from nyx.interviews');
  const corrected = session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    values ('interviews', '${uuid('1', 1)}', 'application_id', '"${uuid('a', 2)}"')`,
  );
  // The correction waits for the deletion; without waiting, a run would come between the two.
  let isDone = false;
  void corrected.then(() => {
    isDone = true;
  });
  const isSettled = async () => isDone || (await isLockAwaited(other));
  await expect.poll(isSettled, { timeout: 30_000 }).toBe(true);
  if (isDone) await runTransforms(session, { asOf });
  await other.pg.query('commit');
  await corrected;
  await runTransforms(session, { asOf });
  const { rows } = await session.pg.query(
    'select count(*) filter (where interviewed) as n from etl.application_facts',
  );
  expect(rows).toEqual([{ n: 0n }]);
});
