import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendCorrection } from '../../src/transforms/append-correction.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { addApplication, addWorld, uuid } from './facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await addWorld(database.session, 2);
  await addApplication(database.session, 1, '2026-03-01T12:00:00Z');
});
afterAll(() => database[Symbol.asyncDispose]());

const correct = (table: string, id: string, field: string, value: string | null) =>
  appendCorrection(database.session, { table, id, field, value, reason: 'because' });
const application = uuid('a', 1);
const corrected = async (field: string) =>
  (await database.session.pg.query(`select ${field} as value from corrected.applications`)).rows[0]
    .value;

test('a value is appended with what it replaces; the newest counts, also back to null', async () => {
  await correct('applications', application, 'match_score', '0.5');
  await correct('nyx.applications', application, 'match_score', '0.75');
  expect(await corrected('match_score')).toBe('0.750');
  await correct('applications', application, 'match_score', null);
  expect(await corrected('match_score')).toBeNull();
  const { rows } = await database.session.pg.query(
    `select old_value, new_value from nyx.data_corrections where field_name = 'match_score' order by created_at`,
  );
  expect(rows).toEqual([
    { old_value: null, new_value: 0.5 },
    { old_value: 0.5, new_value: 0.75 },
    { old_value: 0.75, new_value: null },
  ]);
  expect((await database.session.pg.query('select * from etl.correction_conflicts')).rows).toEqual(
    [],
  );
});

test('a foreign key can be corrected to a row that exists', async () => {
  await correct('applications', application, 'job_post_id', uuid('b', 2));
  expect(await corrected('job_post_id')).toBe(uuid('b', 2));
  await correct('applications', application, 'job_post_id', `{${uuid('b', 1).toUpperCase()}}`);
  expect(await corrected('job_post_id')).toBe(uuid('b', 1));
});

test('a key that another row has is refused, as corrections have made it; its own is not', async () => {
  const { pg } = database.session;
  const { rows } = await pg.query<{ id: string }>(
    `insert into nyx.users (email, name) values ('first@x.test', 'a'), ('second@x.test', 'b') returning id`,
  );
  const [first = '', second = ''] = rows.map(({ id }) => id);
  await expect(correct('users', second, 'email', 'first@x.test')).rejects.toThrow(
    `row ${first} of users has this email already`,
  );
  await correct('users', first, 'email', 'moved@x.test');
  await correct('users', second, 'email', 'first@x.test');
  await expect(correct('users', first, 'email', 'first@x.test')).rejects.toThrow(second);
  await correct('users', first, 'email', 'moved@x.test');
  const counted = await pg.query("select from nyx.data_corrections where table_name = 'users'");
  expect(counted.rowCount).toBe(3);
});

test('a key of several columns is one when all are alike, and none with a null', async () => {
  const { pg } = database.session;
  const { rows } = await pg.query<{ id: string }>(
    `insert into nyx.companies (name, canonical_domain)
    values ('One', 'one.test'), ('Two', 'one.test'), ('One', null) returning id`,
  );
  const [one = '', two = '', unknown = ''] = rows.map(({ id }) => id);
  await expect(correct('companies', two, 'name', 'One')).rejects.toThrow(
    `row ${one} of companies has this name and canonical_domain already`,
  );
  await expect(correct('companies', unknown, 'canonical_domain', 'one.test')).rejects.toThrow(one);
  await correct('companies', two, 'canonical_domain', null);
  await correct('companies', two, 'name', 'One');
});

test('an instant is no conflict for a reader in another time zone', async () => {
  await using own = await cloneDatabase();
  const { session } = own;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await appendCorrection(session, {
    ...{
      table: 'applications',
      id: application,
      field: 'application_submitted_at',
      reason: 'late',
    },
    value: '2026-03-02T12:00:00+05:30',
  });
  await session.pg.query(`set timezone = 'Asia/Tokyo'`);
  expect((await session.pg.query('select * from etl.correction_conflicts')).rows).toEqual([]);
  await session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, old_value, new_value)
    values ('applications', $1, 'application_submitted_at', '"2026-03-02T12:00:00Z"', 'null')`,
    [application],
  );
  expect((await session.pg.query('select * from etl.correction_conflicts')).rowCount).toBe(1);
});

test('what is computed is not corrected, what was set by hand is; nor is a correction', async () => {
  const { rows } = await database.session.pg.query(`
    insert into nyx.company_properties (company_id, key, value, source)
    values ('${uuid('c', 1)}', 'reply_rate', '0.5', 'computed'), ('${uuid('c', 1)}', 'note', '"a"', 'manual')
    returning id`);
  await expect(correct('company_properties', rows[0].id, 'value', '0.9')).rejects.toThrow(
    'is computed',
  );
  await correct('company_properties', rows[1].id, 'value', '"b"');
  const { correctionId } = await correct('applications', application, 'match_score', '0.5');
  await expect(correct('data_corrections', correctionId, 'new_value', '1')).rejects.toThrow(
    'not corrected',
  );
});

test.each([
  [
    'aplications',
    application,
    'match_score',
    '1',
    'there is no table aplications',
    'did you mean applications?',
  ],
  [
    'applications',
    application,
    'match_scor',
    '1',
    'no field match_scor',
    'did you mean match_score?',
  ],
  ['applications', application, 'id', '1', 'id of a row cannot be corrected', 'fields are'],
  ['applications', uuid('a', 99), 'match_score', '1', 'has no row', 'look the id up'],
  ['applications', 'x', 'match_score', '1', 'no UUID', 'give the id'],
  [
    'applications',
    application,
    'match_score',
    'much',
    'the value is no numeric(4,3)',
    'nothing was written',
  ],
  [
    'applications',
    application,
    'effort_level',
    'huge',
    'wants one of low, medium, high',
    'nothing was written',
  ],
  ['applications', application, 'effort_level', null, 'must not be null', 'nothing was written'],
  [
    'applications',
    application,
    'job_post_id',
    uuid('b', 9),
    'a row that nyx.job_posts does not have',
    'nothing was',
  ],
  [
    'session_digests',
    application,
    'summary_text',
    'x',
    'session_digests is computed',
    'lineage session_digests',
  ],
])('%s %s %s = %s is refused', async (table, id, field, value, message, hint) => {
  const before = await count();
  await expect(correct(table, id, field, value)).rejects.toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
  expect(await count()).toBe(before);
});

test('a correction whose old value does not match shows up as a conflict', async () => {
  await database.session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, old_value, new_value)
    values ('companies', $1, 'tier', '"avoid"', '"top"')`,
    [uuid('c', 1)],
  );
  const { rows } = await database.session.pg.query(
    'select field_name, found_value from etl.correction_conflicts',
  );
  expect(rows).toEqual([{ field_name: 'tier', found_value: 'normal' }]);
});

const count = async () =>
  (await database.session.pg.query('select count(*) from nyx.data_corrections')).rows[0].count;
