// A folder of files that are called after their tables is loaded in the order of their keys.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';
import { fixtureFolder } from './fixture-files.ts';

const USER = '018f0000-0000-7000-8000-000000000001';
const POST = '018f0000-0000-7000-8000-000000000002';
const APPLICATION = '018f0000-0000-7000-8000-000000000003';

/** In the order of their names none of them could be loaded. */
const FILES = {
  'applications.csv': `id,user_id,job_post_id,effort_level,application_status\n${APPLICATION},${USER},${POST},low,submitted\n`,
  'application_status_history-1.csv': `application_id,new_status,changed_at\n${APPLICATION},queued,2026-01-01T10:00:00Z\n`,
  'application_status_history-2.csv': `application_id,new_status,changed_at\n${APPLICATION},submitted,2026-01-02T10:00:00Z\n`,
  'nyx.job_posts.ndjson': `{"id":"${POST}","source_url":"https://a.test/1","job_title":"Engineer"}\n`,
  'users/part-0.csv': `id,name,email\n${USER},Ada,ada@x.test\n`,
  'shopping.csv': 'what\nmilk\n',
  'notes.txt': 'nothing',
};

const all = (database: TestDatabase, query: string) =>
  database.session.pg.query({ text: query, rowMode: 'array' }).then(({ rows }) => rows);

test('files are matched to tables by name, and loaded behind what they refer to', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  await mkdir(join(files.path, 'users'));
  for (const [name, text] of Object.entries(FILES)) await files.write(name, text);
  const words = ['ingest', 'folder', files.path, '--database-url', database.url];
  const { code, stdout, stderr } = await runCli(words);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr).toContain(`left out: shopping.csv\n`);
  expect(stdout).toMatch(/^1 +nyx\.users +1 +1 +0 +0 +0 +0 .*part-0\.csv$/m);
  expect(stdout).toMatch(/^ +all +5 +5 +0 +0 +0 +0$/m);
  // The history is the one that the folder brought: no status is dated when it was loaded.
  const history =
    'select new_status, extract(day from changed_at)::integer from nyx.application_status_history';
  expect(await all(database, `${history} order by 2`)).toEqual([
    ['queued', 1],
    ['submitted', 2],
  ]);
  const again = await runCli(words);
  expect(again.stdout).toMatch(/^ +all +5 +0 +0 +5 +0 +0$/m);
});

test('an export comes back into another database: the same rows, and nothing more to compute', async () => {
  await using from = await cloneDatabase();
  await using to = await cloneDatabase();
  await using files = await fixtureFolder();
  // Each migrated by itself, they know sources and providers by ids of their own.
  for (const table of ['nyx.job_sources', 'nyx.model_providers'])
    await to.session.pg.query(`update ${table} set id = gen_random_uuid()`);
  await addWorld(from.session, 3);
  for (const n of [1, 2, 3]) await addApplication(from.session, n, `2026-03-0${n}T12:00:00Z`, n);
  await from.session.pg.query(`
    insert into nyx.interviews (application_id, interview_type, interviewer_names)
    values ('${uuid('a', 1)}', 'hr', '["Ada", "Öx"]');
    insert into nyx.company_properties (company_id, key, value, source)
    values ('${uuid('c', 2)}', 'culture', '"calm"', 'manual');
    update nyx.job_posts set job_source_id = (select id from nyx.job_sources where name = 'Lever');
    update nyx.applications set application_status = 'failed' where id = '${uuid('a', 2)}'`);
  const out = join(files.path, 'exports');
  await runCli(['transform', '--database-url', from.url]);
  await runCli(['export', '--out', out, '--profile', 'personal', '--database-url', from.url]);
  const latest = join(out, 'personal/latest');
  const loaded = await runCli(['ingest', 'folder', latest, '--database-url', to.url]);
  expect(loaded).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(
      /^not of a table, and left out: dictionary.csv, manifest.json, parquet\/answer_survival.*\n$/,
    ),
  });
  for (const table of TABLES)
    expect(await all(to, contentOf(table)), table).toEqual(await all(from, contentOf(table)));
  const transformed = await runCli(['transform', '--full', '--json', '--database-url', to.url]);
  for (const { inserted, updated, deleted } of JSON.parse(transformed.stdout).transforms.filter(
    ({ transform }: { transform: string }) => TABLES.some((table) => table.endsWith(transform)),
  ))
    expect({ inserted, updated, deleted }).toEqual({ inserted: 0, updated: 0, deleted: 0 });
});

const TABLES = [
  'nyx.applications',
  'nyx.application_status_history',
  'nyx.company_metrics_daily',
  'nyx.company_properties',
  'nyx.interviews',
  'nyx.job_posts',
  'nyx.job_sources',
  'nyx.model_providers',
  'nyx.session_digests',
  'nyx.users',
];

/** Everything but when it was written. */
const contentOf = (table: string) =>
  `select to_jsonb(t) - 'updated_at' - 'computed_at' from ${table} as t order by t::text`;

test('a folder without tables, and one that is none, are named', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const path = await files.write('shopping.csv', 'what\nmilk\n');
  const load = (folder: string) =>
    runCli(['ingest', 'folder', folder, '--database-url', database.url]);
  expect(await load(files.path)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is called like a table'),
  });
  expect((await load(path)).stderr).toContain('is no folder');
  expect((await load(join(files.path, 'none'))).stderr).toContain('cannot be read (ENOENT)');
});

test('a file that lacks what its table cannot do without is left out, told, and no success', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  await files.write('users.csv', `id,name,email\n${USER},Ada,ada@x.test\n`);
  await files.write('system_configs.csv', 'config_name\nreporting\n');
  await files.write('companies.csv', 'hq_city\n');
  const words = ['ingest', 'folder', files.path, '--database-url', database.url];
  const { code, stdout } = await runCli(words);
  expect(code).toBe(3);
  expect(stdout).toContain('system_configs.csv has no column for config_json');
  expect(stdout).not.toContain('companies.csv');
  expect(await all(database, 'select count(*)::integer from nyx.users')).toEqual([[1]]);
});

test('a file that cannot be loaded is named; those before it stay', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  await files.write('users.csv', `id,name,email\n${USER},Ada,ada@x.test\n`);
  await files.write('applications.csv', `user_id,job_post_id,effort_level\n${USER},${POST},low\n`);
  const words = ['ingest', 'folder', files.path, '--database-url', database.url];
  const { code, stderr } = await runCli(words);
  expect(code).toBe(3);
  expect(stderr).toContain('there is no such row in nyx.job_posts');
  expect(stderr).toContain('the files before it are loaded (nyx-etl loads show 1)');
  expect(await all(database, 'select count(*)::integer from nyx.users')).toEqual([[1]]);
});
