// What ran and what was checked lies in schema meta of an export, and so do the rows that a check found offending.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld, uuid } from '../transforms/facts.ts';

let database: TestDatabase;
let home: string;
let analyst: string;

const run = (...words: string[]) =>
  runCli(words, { NYX_HOME: home, DATABASE_URL: database.url, NO_COLOR: '1' });

beforeAll(async () => {
  database = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), 'nyx-history-'));
  await addWorld(database.session);
  await database.session.pg.query(`
    update nyx.application_sessions set session_name = 'Adas Suche',
      start_datetime = '2026-03-01T12:00:00Z', end_datetime = '2026-03-01T11:00:00Z';
    insert into etl.runs (job, status, finished_at, host, error_code, error_message)
    values ('nightly', 'failed', now(), 'adas-laptop', 'sql', 'no such user: ada@doe.example');
    insert into etl.check_failures (run_id, check_name, severity, offending_row)
    select id, 'mail_in_doubt', 'warn', jsonb_build_object('email_id', '${uuid('e', 1)}', 'seen', 3,
      'application_ids', jsonb_build_array('${uuid('a', 1)}', '${uuid('a', 2)}'), 'on', date '2026-03-01',
      'at', timestamptz '2026-03-01T12:00:00.5Z', 'phone', '0171 2345 678', 'from', 'ada@doe.example',
      'more', jsonb_build_object('name', 'Ada'))
    from etl.runs`);
  expect(await run('check')).toMatchObject({ code: 3 });
  for (const profile of ['analyst', 'personal']) {
    const { code, stdout, stderr } = await run('export', '--profile', profile, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
    if (profile === 'analyst') analyst = JSON.parse(stdout).folder;
  }
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

async function ask(sql: string, ...words: string[]) {
  const { code, stdout, stderr } = await run('query', sql, '--json', ...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
  return JSON.parse(stdout);
}

test('runs and checks are there, commented, and proved as the other tables', async () => {
  const { manifest } = await findWarehouse(analyst);
  const history = manifest.tables.filter(({ schema }) => schema === 'meta');
  expect(history.map(({ name }) => name)).toEqual([
    ...['check_failures', 'check_runs', 'run_steps', 'runs'],
  ]);
  await using duckDb = await openWarehouse(await findWarehouse(analyst));
  const bare = await duckDb.rows(
    `select table_name, column_name from duckdb_columns()
     where schema_name = 'meta' and table_name not in ('about', 'dictionary') and comment is null`,
  );
  expect(bare).toEqual([]);
  expect(await run('export', 'verify')).toMatchObject({ code: 0 });
  const listed = await run('query', '--tables');
  for (const name of ['runs', 'check_failures', 'dictionary'])
    expect(listed.stdout).toContain(name);
  expect(await readFile(join(analyst, 'dictionary.md'), 'utf8')).toContain('## meta.runs');
});

test('an analyst reads which rows failed a check, and nothing else of them; personal exports have all', async () => {
  const failed = `select check_name, offending_row as row from meta.check_failures order by check_name`;
  const { rows } = await ask(failed);
  expect(rows).toEqual([
    {
      check_name: 'fact_session_ends_after_start',
      row: expect.stringContaining(`"session_id": "${uuid('5', 1)}"`),
    },
    { check_name: 'mail_in_doubt', row: expect.any(String) },
  ]);
  expect(JSON.parse(rows[1].row)).toEqual({
    email_id: uuid('e', 1),
    seen: 3,
    application_ids: [uuid('a', 1), uuid('a', 2)],
    on: '2026-03-01',
    at: '2026-03-01T12:00:00.5+00:00',
  });
  const personal = await ask(failed, '--profile', 'personal');
  expect(JSON.parse(personal.rows[1].row)).toMatchObject({ phone: '0171 2345 678' });
});

test('who ran it and what an error said is for own eyes', async () => {
  const { rows } = await ask(`from meta.runs where job = 'nightly'`);
  expect(rows).toMatchObject([{ status: 'failed', error_code: 'sql' }]);
  expect(JSON.stringify(rows)).not.toMatch(/adas-laptop|ada@doe/);
  const own = await ask(`select host, error_message from meta.runs where job = 'nightly'`);
  expect(own).toMatchObject({ profile: 'personal', rows: [{ host: 'adas-laptop' }] });
});

test('a history that went on is no difference between two exports', async () => {
  await run('check');
  const { stdout } = await run('export', '--json');
  const diff = await run('export', 'diff', analyst, JSON.parse(stdout).folder);
  expect(diff).toMatchObject({ code: 0 });
});
