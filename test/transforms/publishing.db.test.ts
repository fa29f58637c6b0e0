import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { runChecks } from '../../src/transforms/check-standing.ts';
import { planTransforms, runTransforms } from '../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../src/transforms/verify.ts';
import { cloneDatabase } from '../support/database.ts';
import { isLockAwaited } from '../support/lock-waits.ts';
import { addApplication, addWorld, uuid } from './facts.ts';

const asOf = '2026-05-01T00:00:00Z';
const sentAt = '2026-03-01T12:00:00Z';

test('rows that fail a check are not published: the old ones stay, and so do the marks', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, sentAt);
  await runTransforms(session, { asOf });
  const digests = async () => (await session.pg.query('select * from nyx.session_digests')).rows;
  const before = await digests();
  const cost = (value: string) =>
    session.pg.query(
      `insert into nyx.model_usage (session_id, model_name, tokens_input) values ('${uuid('5', 1)}', 'm', ${value})`,
    );

  await cost('-5');
  const refused = await runTransforms(session, { asOf });
  expect(refused.checksFailed).toBe(true);
  expect(refused.refused).toMatchObject([{ transform: 'session_digests' }]);
  expect(refused.transforms.map(({ transform }) => transform)).toContain('company_properties');
  expect(await digests()).toEqual(before);
  const { rows } = await session.pg.query(`select severity, offending_row from etl.check_failures
    where run_id = '${refused.runId}' and check_name = 'digest_usage_not_negative'`);
  expect(rows).toMatchObject([{ severity: 'error', offending_row: { tokens_input_total: -5 } }]);

  await cost('6');
  const mended = await runTransforms(session, { asOf });
  expect(mended.checksFailed).toBe(false);
  expect(await digests()).toHaveLength(2);
});

test('digests are appended only when something differs, and old ones are never touched', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await runTransforms(session, { asOf });
  await session.pg.query('update nyx.session_digests set digest_email_sent = true');
  await runTransforms(session, { asOf, full: true });
  await addApplication(session, 1, sentAt);
  // An as-of before that of the digest that stands: the new one is the newest all the same.
  await runTransforms(session, { asOf: '2026-04-01T00:00:00Z' });
  await runTransforms(session, { asOf, full: true });
  const { rows } = await session.pg.query(
    'select applications_total, digest_email_sent from nyx.session_digests order by generated_at',
  );
  expect(rows).toEqual([
    { applications_total: 0, digest_email_sent: true },
    { applications_total: 1, digest_email_sent: false },
  ]);
  const newest = await session.pg.query(
    'select applications_total from etl.latest_session_digests',
  );
  expect(newest.rows).toEqual([{ applications_total: 1 }]);
});

test('a property set by hand stays and wins, and gives its place back', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, sentAt);
  await session.pg.query(`insert into nyx.company_properties (company_id, key, value, source)
    values ('${uuid('c', 1)}', 'reply_rate', '0.9', 'manual')`);
  const replyRate = async () =>
    (
      await session.pg.query(
        `select value, source from nyx.company_properties where key = 'reply_rate'`,
      )
    ).rows;
  await runTransforms(session, { asOf });
  expect(await replyRate()).toEqual([{ value: 0.9, source: 'manual' }]);
  expect((await verifyTransforms(session, { asOf })).filter(({ equal }) => !equal)).toEqual([]);
  await session.pg.query(`delete from nyx.company_properties where source = 'manual'`);
  await runTransforms(session, { asOf });
  expect(await replyRate()).toEqual([{ value: 0, source: 'computed' }]);
});

test('a reader never sees fewer rows while everything is rebuilt', {
  timeout: 120_000,
}, async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 20);
  for (let n = 1; n <= 100; n++) await addApplication(session, n, sentAt, 1 + (n % 20));
  await runTransforms(session, { asOf });
  await using reader = await connect(database.url, 'reader');
  const seen = new Set<string>();
  let isRunning = true;
  const reading = (async () => {
    while (isRunning) {
      const { rows } =
        await reader.pg.query(`select (select count(*) from nyx.company_metrics_daily) as days,
        (select count(*) from nyx.company_properties) as properties, (select count(*) from nyx.session_digests) as digests`);
      seen.add(Object.values(rows[0]).join(' '));
    }
  })();
  for (let round = 0; round < 5; round++) {
    await session.pg.query(
      `update nyx.applications set success_flag = ${round % 2 === 0} where id = '${uuid('a', 1)}'`,
    );
    await runTransforms(session, {
      asOf,
      full: true,
      names: ['company_metrics_daily', 'company_properties'],
    });
  }
  isRunning = false;
  await reading;
  expect(seen.size).toBe(1);
});

test('a second runner waits, and says so when it has waited long enough', async () => {
  await using database = await cloneDatabase();
  await using other = await connect(database.url, 'other');
  await other.pg.query('select pg_advisory_lock(7109202)');
  await expect(runTransforms(database.session, { asOf, waitSeconds: 0.1 })).rejects.toMatchObject({
    exitCode: 75,
    retryable: true,
  });
  const waiting = runTransforms(database.session, { asOf, waitSeconds: 30 });
  await expect.poll(() => isLockAwaited(other), { timeout: 30_000 }).toBe(true);
  await other.pg.query('select pg_advisory_unlock(7109202)');
  expect((await waiting).checksFailed).toBe(false);
});

test('a plan names reasons and keys, and changes nothing', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  const names = ['session_digests', 'company_metrics_daily'];
  await runTransforms(session, { asOf, names });
  await addApplication(session, 1, sentAt);
  const plan = await planTransforms(session, { asOf, names });
  const reason = 'what application_facts will change';
  expect(plan).toMatchObject([
    { transform: 'application_facts', keys: 1, whole: false, reason: '1 by changed facts' },
    { transform: 'session_digests', keys: 0, whole: false, reason },
    { transform: 'company_metrics_daily', keys: 0, whole: false, reason },
  ]);
  const { transforms } = await runTransforms(session, { asOf, names });
  expect(transforms).toMatchObject([
    { inserted: 1 },
    { keys: 1, inserted: 1 },
    { keys: 1, inserted: 1 },
  ]);
});

test('a backfill by days computes their keys, week by week, and is resumed where it was interrupted', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await addApplication(session, 2, '2026-03-20T12:00:00Z');
  const names = ['company_metrics_daily'];
  await runTransforms(session, { asOf, names });
  await session.pg.query('update nyx.company_metrics_daily set applications_sent = 7');
  const days = { from: '2026-03-01', to: '2026-03-20' };
  const first = await runTransforms(session, { asOf, names, days });
  const steps = first.transforms.filter(({ transform }) => transform === 'company_metrics_daily');
  expect(steps.map(({ reason, keys, updated }) => [reason, keys, updated])).toEqual([
    ['days 2026-03-01 to 2026-03-07', 1, 2],
    ['days 2026-03-08 to 2026-03-14', 0, 0],
    ['days 2026-03-15 to 2026-03-20', 1, 0],
  ]);
  await session.pg.query(`update etl.runs set status = 'abandoned' where id = ${first.runId};
    delete from etl.transform_runs where run_id = ${first.runId} and transform = 'company_metrics_daily' and reason like '%to 2026-03-20'`);
  const resumed = await runTransforms(session, { asOf, names, days });
  expect(resumed.transforms.map(({ reason }) => reason)).toEqual(['days 2026-03-15 to 2026-03-20']);
  await expect(
    runTransforms(session, { asOf, days: { from: '2026-02-30', to: '2026-03-01' } }),
  ).rejects.toMatchObject({
    exitCode: 2,
  });
});

test('a backfill counts as of the last run, and the first one there is builds everything once', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 2);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  const days = { from: '2026-03-01', to: '2026-03-20' };
  const names = ['company_properties'];
  const first = await runTransforms(session, { asOf: '2026-03-10T00:00:00Z', names, days });
  const reasons = first.transforms.map(({ transform, reason }) => `${transform}: ${reason}`);
  expect(reasons.filter((reason) => reason.endsWith('never run before'))).toEqual([
    'application_facts: never run before',
    'company_properties: never run before',
  ]);
  // As of June the application is ghosted; a run as of April would not know that the row is ahead of it.
  await runTransforms(session, {
    asOf: '2026-06-01T00:00:00Z',
    names,
    days: { ...days, to: '2026-03-19' },
  });
  await runTransforms(session, { asOf: '2026-03-12T00:00:00Z', names });
  expect((await verifyTransforms(session, { asOf, names })).map(({ equal }) => equal)).toEqual([
    true,
    true,
  ]);
});

test('verify finds a row that was changed behind the back, and a check of what stands too', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 2);
  await addApplication(session, 1, sentAt);
  await runTransforms(session, { asOf });
  expect((await verifyTransforms(session, { asOf })).every(({ equal }) => equal)).toBe(true);
  expect(await runChecks(session, { asOf })).toMatchObject({ errors: 0, checksFailed: false });
  await session.pg.query('update nyx.company_metrics_daily set applications_sent = 9');
  const verified = await verifyTransforms(session, { asOf, sample: 100 });
  expect(verified.find(({ transform }) => transform === 'company_metrics_daily')).toMatchObject({
    different: 1,
    missing: 0,
    equal: false,
  });
  const checks = await runChecks(session, { asOf, names: ['daily_sums_match_facts'] });
  expect(checks).toMatchObject({ errors: 1, checksFailed: true });
  await expect(runChecks(session, { asOf, names: ['daily_sum_match_facts'] })).rejects.toThrow(
    'there is no check',
  );
});

test('another function behind a definition makes due all that it feeds, and nothing else', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, sentAt);
  await runTransforms(session, { asOf });
  const due = async () =>
    (await planTransforms(session, { asOf })).flatMap(({ transform, reason }) =>
      reason.startsWith('its definition changed') ? [transform] : [],
    );
  expect(await due()).toEqual([]);
  await session.pg.query(`
    create or replace function etl.thousandths(amount numeric) returns integer
    language sql immutable return cast(nullif(amount, 'NaN') * 1000 as integer) + 1`);
  expect(await due()).toEqual(['application_facts']);
  // company_words is used by links alone, and words by company_words.
  await session.pg.query(`
    create or replace function etl.words(value text) returns text
    language sql immutable return ' ' || coalesce(value, '') || ' '`);
  expect(await due()).toEqual(['email_application_links', 'application_facts']);
});
