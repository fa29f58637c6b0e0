import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

const indexNames = readFileSync(new URL('./fixtures/index-names.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test('there are the 93 indexes of the data model by their names', async () => {
  await using database = await cloneDatabase();
  const indexes = await database.session.pg.query<{ indexname: string }>(
    `select indexname from pg_indexes where schemaname in ('nyx', 'saturnus') and indexname = any ($1) order by 1`,
    [indexNames],
  );
  expect(indexes.rows.map((row) => row.indexname)).toEqual(indexNames);
  expect(indexNames).toHaveLength(93);
});

test('every table, view and column says what it is', async () => {
  await using database = await cloneDatabase();
  const { rows } = await database.session.pg.query(`
    select c.oid::regclass::text as name, a.attname
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
    where c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace, 'corrected'::regnamespace)
        and c.relkind in ('r', 'v')
        and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)`);
  expect(rows).toEqual([]);
});

test('unqualified SQL works on the database as it is', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  // The clone has the setting of the database; our own sessions have an empty search_path.
  await pg.query('reset search_path');
  await expect(pg.query('select * from applications')).resolves.toMatchObject({ rows: [] });
  await expect(pg.query('select * from emails')).resolves.toMatchObject({ rows: [] });
});

test.each([
  'application_status_history',
  'session_events',
  'application_events',
  'data_corrections',
])('%s refuses to be changed', async (table) => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  for (const statement of [
    `update nyx.${table} set id = id`,
    `delete from nyx.${table}`,
    `truncate nyx.${table} cascade`,
  ]) {
    await expect(pg.query(statement)).rejects.toThrow(/append-only/);
  }
});

test('a status change writes its history, with the actor of the session', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  await pg.query(`
    with u as (insert into nyx.users (name, email) values ('Ada', 'ada@example.org') returning id),
    p as (insert into nyx.job_posts (source_url, job_title) values ('https://x.example/1', 'Engineer') returning id)
    insert into nyx.applications (user_id, job_post_id, effort_level) select u.id, p.id, 'low' from u, p`);
  await pg.query(`begin; set local nyx.actor = 'qa_agent'; set local nyx.reason = 'all well';
    update nyx.applications set application_status = 'submitted'; commit`);
  const { rows } = await pg.query(
    'select old_status, new_status, actor, reason from nyx.application_status_history order by old_status nulls first',
  );
  expect(rows).toEqual([
    { old_status: null, new_status: 'queued', actor: 'system', reason: null },
    { old_status: 'queued', new_status: 'submitted', actor: 'qa_agent', reason: 'all well' },
  ]);
});

test('updated_at moves when a row changes, and only then', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  await pg.query(
    `insert into nyx.companies (name, updated_at) values ('Acme', '2020-01-01T00:00:00Z')`,
  );
  await pg.query(`update nyx.companies set name = 'Acme'`);
  const before = await pg.query('select updated_at from nyx.companies');
  expect(before.rows).toEqual([{ updated_at: '2020-01-01T00:00:00Z' }]);
  await pg.query(`update nyx.companies set name = 'Acme Inc'`);
  const after = await pg.query<{ updated_at: string }>('select updated_at from nyx.companies');
  expect(after.rows[0]?.updated_at.slice(0, 4)).not.toBe('2020');
});
