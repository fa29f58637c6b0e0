import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../src/database/manifest.ts';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { cloneDatabase } from '../support/database.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-query-'));
  await using database = await cloneDatabase();
  await database.session.db
    .insertInto('nyx.companies')
    .values([
      { name: '=cmd|calc', tier: 'top', created_at: '2026-03-01T10:00:00.123456Z' },
      { name: '北京公司 | *x*', tier: 'avoid', created_at: '2026-03-02T10:00:00Z' },
    ])
    .execute();
  await exportWarehouse(database.session, { out, profile: 'analyst' });
});

afterAll(() => rm(out, { recursive: true, force: true }));

async function query(sql: string, ...options: string[]): Promise<CliResult> {
  return runCli(['query', sql, ...options, '--warehouse', out]);
}

const companies =
  'select name, hq_city, created_at, 9007199254740993::bigint as big from companies order by tier';

test('text is aligned, with the number of rows beside it', async () => {
  const { stdout, stderr } = await query(companies);
  expect(stdout.split('\n')[2]).toBe(
    '北京公司 | *x*           2026-03-02T10:00:00Z         9007199254740993',
  );
  expect(stderr).toBe('2 rows\n');
});

test('JSON names the columns and keeps every digit', async () => {
  const { stdout } = await query(companies, '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'nyx-etl/query@1',
    columns: [
      { name: 'name', type: 'VARCHAR' },
      {},
      { type: 'TIMESTAMP WITH TIME ZONE' },
      { name: 'big' },
    ],
    rows: [
      {
        name: '北京公司 | *x*',
        hq_city: null,
        created_at: '2026-03-02T10:00:00Z',
        big: '9007199254740993',
      },
      { name: '=cmd|calc', created_at: '2026-03-01T10:00:00.123456Z' },
    ],
  });
});

test('CSV and Markdown carry no formula and no markup', async () => {
  expect(
    (await query('select name, -1.5 as n from companies order by tier', '--format', 'csv')).stdout,
  ).toBe("name,n\n北京公司 | *x*,-1.5\n'=cmd|calc,-1.5\n");
  expect(
    (await query('select name from companies order by tier', '--format', 'md')).stdout,
  ).toContain('| 北京公司 \\| \\*x\\* |');
});

test.each([
  ['select 1; select 2', 'these are several statements'],
  ["select ';' as x;\n-- and\nselect 3;", 'these are several statements'],
  ['pivot companies on tier using count(*); from companies', 'these are several statements'],
  ['begin', 'this statement gives no rows'],
  ['create temp table t as select 1 as n', 'this statement gives no rows'],
  ['', 'there is no statement'],
  ['/* nothing */ ;', 'there is no statement'],
])('%j is refused with a hint, exit 2', async (sql, sentence) => {
  const { code, stdout, stderr } = await query(sql);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^error: ${sentence}\nhint: .+\n$`));
});

test.each([
  "select 'a;b' as n; -- one; two\n;",
  '/* a; b */ select $$x;y$$ as n /* ; */',
  'from (pivot companies on tier using count(*)) select 1 as n limit 1',
  'pivot (select 1 as n, tier from companies) on tier using count(*) -- ; select 2',
  'explain select 1 as n',
])('%j is one statement', async (sql) => {
  const { code, stderr } = await query(sql);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^\d rows?\n$/),
  });
});

test('a million rows of CSV come as they are read, and stop when nobody reads on', async () => {
  const sql = "select n, repeat('x', 100) as text from range(1000000) as t(n)";
  const { code, stdout } = await query(sql, '--format', 'csv');
  expect(code).toBe(0);
  expect(stdout.length).toBeGreaterThan(100_000_000);
  expect(stdout.endsWith(`\n999999,${'x'.repeat(100)}\n`)).toBe(true);
});

test('no message quotes a value of the data', async () => {
  for (const sql of [
    "select (name || '12345')::int from companies",
    'select (77123456789 + count(*))::int from companies',
  ]) {
    const { code, stderr } = await query(sql);
    expect(code).toBe(1);
    expect(stderr.split('\n')[0]).not.toMatch(/12345|cmd/);
  }
});

test.each([
  ['selec 1', 'syntax error at or near "selec"'],
  ['select nope from companies', 'Referenced column "nope" not found'],
  ['from nowhere', 'nowhere'],
  [
    'delete from companies',
    'error: a warehouse is only read: it takes no delete\nhint: ask with select',
  ],
  ['drop table companies', 'it takes no drop'],
  ['create table t as select 1', 'it takes no create'],
  ["update companies set name = '12345'", 'it takes no update'],
  ['alter table companies add column n integer', 'it takes no alter'],
  ["from read_csv('/etc/passwd')", 'a query reads its warehouse alone'],
  ["copy companies to '/tmp/nyx-stolen.csv'", 'hint: keep a result with --format csv'],
  ["attach '/tmp/nyx-other.duckdb'", 'a query reads its warehouse alone'],
  ['install httpfs', 'a query reads its warehouse alone'],
  ["set memory_limit = '1TB'", 'the settings of a query cannot be changed'],
])('%s is refused with a sentence and no stack', async (sql, sentence) => {
  const { code, stdout, stderr } = await query(sql);
  expect(code).toBeGreaterThan(0);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error: /);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each([
  (file: string) => `copy (select 1 as n) to '${file}' (format csv, use_tmp_file false)`,
  (file: string) => `copy companies to '${file}.wal'`,
  (file: string) => `copy (pivot companies on tier using count(*)) to '${file}.wal'`,
  (file: string) => `explain analyze copy (select 1) to '${file}' (use_tmp_file false)`,
  (file: string) => `explain analyze copy (select 1) to '${file}.wal.checkpoint'`,
  (file: string) => `/* a */ explain analyze copy (select 1) to '${file}.wal.recovery'`,
  (file: string) => `explain (analyze) copy (select 1) to '${file}.wal'`,
])('nothing writes the warehouse it reads, nor beside it: %s', async (statement) => {
  const { folder, database } = await findWarehouse(out);
  const before = await contents(folder);
  const { code, stderr } = await query(statement(database));
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^error: .+\nhint: /),
  });
  expect(await contents(folder)).toEqual(before);
});

async function contents(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = files.map((entry) => join(relative(folder, entry.parentPath), entry.name)).sort();
  return Promise.all(
    names.map(async (name) => [name, sha256(await readFile(join(folder, name), 'latin1'))]),
  );
}

test('what only reads is run: explain analyze, show, describe, summarize', async () => {
  for (const sql of [
    'explain analyze select 1 as n',
    'explain (analyze, format json) from companies',
    'show tables',
    'describe companies',
    'summarize companies',
    "pragma table_info('companies')",
    'from pragma_database_size()',
    'values (1), (2)',
  ])
    expect((await query(sql)).code, sql).toBe(0);
});

test('one row is one row', async () => {
  expect((await query('from companies limit 1')).stderr).toBe('1 row\n');
});
