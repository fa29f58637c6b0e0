import { mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let out: string;

beforeAll(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-exports-'));
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(out, { recursive: true, force: true });
});

const nasty = [
  '\\.',
  'a\n\\.\nb',
  '\\N',
  '',
  '""',
  'say "hi", then\r\nleave\r',
  'tab\tand \u2028 separators \u2029',
  '\ufeffBOM',
  'NULL',
  '公司 🚀 é e\u0301',
  ' leading and trailing ',
  ',',
  '"',
  '\n',
  '\u0001\u001b[31m',
];

test('every value arrives as it is, empty text apart from null', async () => {
  const { db, pg } = database.session;
  const insert = nasty.map((text, index) => ({
    source_url: `https://x.example/${index}`,
    job_title: text,
  }));
  await db.insertInto('nyx.job_posts').values(insert).execute();
  await pg.query(
    `update nyx.job_posts set description_clean = job_title where job_title <> 'NULL'`,
  );
  const { folder } = await exportWarehouse(database.session, { out, profile: 'personal' });

  const query =
    'select md5(job_title) as title, md5(description_clean) as text, length(job_title)::int as n from job_posts order by source_url';
  const { rows: expected } = await pg.query(query.replace('job_posts', 'corrected.job_posts'));
  await using warehouse = await openWarehouse(await findWarehouse(folder));
  expect(await warehouse.rows(query)).toEqual(expected);
  const lengths = nasty.map((text) => [...text].length);
  expect(expected.map((row) => row.n).sort()).toEqual(lengths.sort());
  await using plain = await openDuckDb(':memory:');
  const parquet = query.replace(
    'job_posts',
    `read_parquet('${folder}/parquet/job_posts/job_posts.parquet')`,
  );
  expect(await plain.rows(parquet)).toEqual(expected);
});

test('numbers, instants and JSON keep every digit', async () => {
  const { pg } = database.session;
  await pg.query(`delete from nyx.job_posts`);
  const instants = [
    '2026-03-28 23:30:00.123456+00',
    'infinity',
    '0044-03-15 10:00:00+00 BC',
    '12026-01-01 00:00:00+00',
  ];
  for (const instant of instants) {
    await pg.query(
      `insert into nyx.job_posts (source_url, job_title, posting_datetime, compensation_min, compensation_max)
       values ($1::text, 'Engineer', $1::timestamptz, 123456789012345678.0123456789, 'NaN')`,
      [instant],
    );
  }
  const config = '{"a": [1, null, "\\\\.", "\\u2028\\"q\\""], "big": 12345678901234567890.5}';
  await pg.query(`insert into nyx.model_providers (name, pricing_json) values ('p', $1)`, [config]);
  const result = await exportWarehouse(database.session, { out, profile: 'personal' });

  await using warehouse = await openWarehouse(await findWarehouse(result.folder));
  const posts = await warehouse.rows(
    'select posting_datetime::varchar as at, compensation_min, compensation_max from job_posts order by posting_datetime',
  );
  expect(posts.map((row) => row.at)).toEqual([
    '0044-03-15 (BC) 10:00:00+00',
    '2026-03-28 23:30:00.123456+00',
    '12026-01-01 00:00:00+00',
    'infinity',
  ]);
  expect(posts[0]).toMatchObject({
    compensation_min: '123456789012345678.0123456789',
    compensation_max: null,
  });
  expect(result.tables.find((table) => table.name === 'job_posts')?.unrepresentable).toEqual({
    compensation_max: 4,
  });
  const [provider] = await warehouse.rows<{ pricing_json: string }>(
    `select pricing_json from model_providers where name = 'p'`,
  );
  const { rows } = await pg.query(`select $1::jsonb::text as text`, [config]);
  expect(provider?.pricing_json).toBe(rows[0].text);
});

test('all 39 tables, in three places, with the same number of rows', async () => {
  const result = await exportWarehouse(database.session, { out, profile: 'analyst' });
  const { rows: views } = await database.session.pg.query(
    `select c.relname as name from pg_class as c where c.relnamespace = 'corrected'::regnamespace and c.relkind = 'v'`,
  );
  expect(views).toHaveLength(39);
  await using warehouse = await openWarehouse(await findWarehouse(out));
  for (const { name } of views) {
    const { rows } = await database.session.pg.query(
      `select count(*)::int as n from corrected.${name}`,
    );
    const [inFile] = await warehouse.rows<{ n: number }>(`select count(*)::int as n from ${name}`);
    expect({ name, rows: inFile?.n }).toEqual({ name, rows: rows[0].n });
    expect(result.tables.find((table) => table.name === name)?.rows).toBe(rows[0].n);
  }
});

test('tables and columns are commented, and the types are exact', async () => {
  await using warehouse = await openWarehouse(await findWarehouse(out));
  const [table] = await warehouse.rows(
    `select comment from duckdb_tables() where table_name = 'companies'`,
  );
  expect(table?.comment).toBe('One employer.');
  const columns = await warehouse.rows(
    `select column_name as name, data_type as type, comment is not null as commented from duckdb_columns()
     where table_name = 'model_usage' order by column_index`,
  );
  expect(columns).toContainEqual({
    name: 'cost_estimated',
    type: 'DECIMAL(10,6)',
    commented: true,
  });
  expect(columns).toContainEqual({
    name: 'started_at',
    type: 'TIMESTAMP WITH TIME ZONE',
    commented: true,
  });
  expect(columns.every((column) => column.commented)).toBe(true);
  const meanings = await warehouse.rows(
    `select column_name as name, comment from duckdb_columns()
     where table_name = 'applications' and schema_name = 'raw' and column_name in ('effort_level', 'user_id')
     order by name`,
  );
  expect(meanings).toEqual([
    { name: 'effort_level', comment: 'How much work goes into it. One of: low, medium, high.' },
    { name: 'user_id', comment: 'The person applied for. Refers to users.id.' },
  ]);
  const [bare] = await warehouse.rows(
    `select count(*)::integer as columns from duckdb_columns() as c join duckdb_tables() as t using (table_oid)
     where c.comment is null and c.schema_name in ('raw', 'marts') and c.database_name = 'warehouse'`,
  );
  expect(bare).toEqual({ columns: 0 });
});

test('what is published is private, complete and carries no .wal', async () => {
  const { folder } = await exportWarehouse(database.session, { out, profile: 'analyst' });
  expect((await readdir(folder)).sort()).toEqual([
    ...['README.md', 'SHA256SUMS', 'dictionary.csv', 'dictionary.md', 'examples'],
    ...['manifest.json', 'nyx.duckdb', 'parquet', 'schema.sql'],
  ]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    expect(mode & 0o777).toBe(entry.isDirectory() ? 0o700 : 0o600);
  }
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const analyst = join(out, 'analyst');
  expect(join(analyst, await readlink(join(analyst, 'latest')))).toBe(folder);
  expect((await readdir(analyst)).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);
  const { rows } = await database.session.pg.query(
    'select folder from etl.exports order by id desc limit 1',
  );
  expect(rows).toEqual([{ folder }]);
});

test('analysts get pseudonyms of persons and no contents, nobody a secret column, and keys still join', async () => {
  const analyst = await columnsOf('analyst');
  const personal = await columnsOf('personal');
  expect(analyst).toContain('users.email');
  expect(await pseudonymisedIn('analyst')).toContain('users.email');
  expect(await pseudonymisedIn('personal')).toEqual([]);
  expect(analyst).not.toContain('emails.body_plain');
  expect(analyst).toContain('emails.thread_id');
  expect(analyst).toContain('companies.name');
  expect(personal).toContain('users.email');
  expect(personal).not.toContain('email_accounts.connection_config');
  expect(personal).not.toContain('system_configs.config_json');
});

/** Of what the tests before have published. */
async function columnsOf(profile: 'analyst' | 'personal'): Promise<string[]> {
  const { manifest } = await findWarehouse(join(out, profile));
  return manifest.tables.flatMap((table) =>
    table.columns.map((column) => `${table.name}.${column.name}`),
  );
}

async function pseudonymisedIn(profile: 'analyst' | 'personal'): Promise<string[]> {
  const { manifest } = await findWarehouse(join(out, profile));
  return manifest.tables.flatMap(({ name, pseudonymised }) =>
    pseudonymised.map((column) => `${name}.${column}`),
  );
}

test('a 40 MB value arrives whole', async () => {
  const { pg } = database.session;
  await pg.query(`insert into nyx.job_posts (source_url, job_title, scraped_html)
    values ('https://x.example/long', 'long', repeat('"<p>é</p>', 4000000))`);
  const { folder } = await exportWarehouse(database.session, { out, profile: 'personal' });
  await using warehouse = await openWarehouse(await findWarehouse(folder));
  const query = `select md5(scraped_html) as hash, length(scraped_html)::int as n from job_posts where job_title = 'long'`;
  const { rows } = await pg.query(query.replace('job_posts', 'nyx.job_posts'));
  expect(await warehouse.rows(query)).toEqual(rows);
  expect(await readFile(join(folder, 'manifest.json'), 'utf8')).not.toContain('<p>');
});
