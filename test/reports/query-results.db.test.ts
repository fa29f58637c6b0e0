// What becomes of the rows of a query: forms, files, limits, and the export they come from.
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { cloneDatabase } from '../support/database.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

let out: string;
/** The same export of analysts, and a personal one beside it. */
let both: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-query-'));
  await using database = await cloneDatabase();
  await database.session.pg.query(`
    insert into nyx.companies (name, tier, created_at) values
        ('=cmd|calc', 'top', '2026-03-01T10:00:00.123456Z'), ('B', 'avoid', '2026-03-02T10:00:00Z');
    insert into nyx.users (name, email, notes) values ('Anna', 'anna@example.com', 'of Anna')`);
  await exportWarehouse(database.session, { out, profile: 'analyst' });
  both = join(out, 'both');
  await exportWarehouse(database.session, { out: both, profile: 'personal' });
  await symlink(join(out, 'analyst'), join(both, 'analyst'));
});

afterAll(() => rm(out, { recursive: true, force: true }));

async function query(sql: string, ...options: string[]): Promise<CliResult> {
  return runCli(['query', sql, ...options, '--warehouse', out]);
}

test('rows are objects: of columns with one name the later ones get a number', async () => {
  const sql = "select 1 as a, 2 as a, 3 as A_1, 4 as a, 5 as __proto__, '\u2028' as t";
  const { columns, rows } = JSON.parse((await query(sql, '--json')).stdout);
  const names = ['a', 'a_1', 'A_1_1', 'a_2', '__proto__', 't'];
  expect(columns.map(({ name }: { name: string }) => name)).toEqual(names);
  expect(Object.values(rows[0])).toEqual([1, 2, 3, 4, 5, '\u2028']);
});

test('NDJSON has an object a line, as many as --limit says', async () => {
  const sql = 'select n, n * 2 as double from range(1000000000) as t(n)';
  const { stdout, stderr } = await query(sql, '--format', 'ndjson', '--limit', '2');
  expect({ stdout, stderr }).toEqual({
    stdout: '{"n":"0","double":"0"}\n{"n":"1","double":"2"}\n',
    stderr: '',
  });
  expect((await query('from range(9)', '--limit', '4')).stderr).toBe(
    '4 rows, as many as --limit allows\n',
  );
  expect((await query('from range(9)', '--limit', '0')).code).toBe(2);
});

test('a statement is read from a file; of questions there is one', async () => {
  const file = join(out, 'question.sql');
  await writeFile(file, '\ufeff-- ünïcode\nselect 7 as n;\n');
  const asked = await runCli(['query', '--file', file, '--warehouse', out, '--format', 'csv']);
  expect(asked).toMatchObject({ code: 0, stdout: 'n\n7\n' });
  for (const words of [[], ['select 1', '--file', file], ['--tables', '--describe', 'companies']]) {
    const { code, stderr } = await runCli(['query', ...words, '--warehouse', out]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('hint: give one of: a statement, --file FILE'),
    });
  }
  await writeFile(file, 'select 1; select 2');
  const two = await runCli(['query', '--file', file, '--warehouse', out]);
  expect(two.stderr).toContain('these are several statements');
});

test('--out writes a new file as its name ends, whole or not at all, and over another only by --force', async () => {
  const file = join(out, 'rows.csv');
  const { code, stdout, stderr } = await query('from companies', '--out', file);
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '',
    stderr: `wrote ${file}: 2 rows\n`,
  });
  const text = await readFile(file, 'utf8');
  expect(text.split('\n')).toHaveLength(4);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const again = await query('select 1 as n', '--out', file);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toMatch(/is there already.*\nhint: /);
  expect(await readFile(file, 'utf8')).toBe(text);
  expect((await query('select 1 as n', '--out', file, '--force')).code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe('n\n1\n');
  // DuckDB's client ends a stream that fails as if it were complete.
  const failing = 'select if(n = 900000, error(n::varchar), n) from range(1000000) as t(n)';
  const failed = await query(failing, '--out', join(out, 'failed.csv'));
  expect(failed.code).toBe(1);
  expect((await query(failing, '--format', 'csv')).code).toBe(1);
  expect(failed.stderr).not.toMatch(/cannot be written|\n\s+at /);
  expect((await readdir(out)).filter((name) => name.includes('failed'))).toEqual([]);
  const { folder } = await findWarehouse(out);
  const inside = await query('select 1 as n', '--out', join(folder, 'rows.csv'));
  expect(inside.stderr).toContain('is a published warehouse');
});

test('Parquet has every type, and what was asked is still locked in', async () => {
  const file = join(out, 'rows.parquet');
  const sql = `select name, name as name, created_at, 9007199254740993 as big, 12.50::decimal(9, 2) as money,
    uuid() as id, [1, null] as list, {'a': 'b'} as pair, null as nothing, date '9999-12-31' as day,
    '{"a":1}'::json as json, 'x'::enum('x', 'y') as kind, true as yes, '\\x00'::blob as bytes
    from companies order by tier`;
  const { code, stderr } = await query(sql, '--out', file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: `wrote ${file}: 2 rows\n` });
  await using duckDb = await openDuckDb(':memory:');
  const rows = await duckDb.rows(`from '${file}'`);
  expect(rows[1]).toMatchObject({
    name: '=cmd|calc',
    name_1: '=cmd|calc',
    created_at: '2026-03-01T10:00:00.123456Z',
    big: '9007199254740993',
    money: '12.50',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    list: [1, null],
    pair: { a: 'b' },
    nothing: null,
    day: '9999-12-31',
    kind: 'x',
    yes: true,
  });
  const limited = await query(
    'from range(5000)',
    '--limit',
    '3000',
    '--out',
    join(out, 'n.parquet'),
  );
  expect(limited.stderr).toContain('3,000 rows');
  for (const refused of ["from read_csv('/etc/passwd')", "copy companies to '/tmp/nyx-x.csv'"]) {
    const { code, stderr } = await query(refused, '--out', join(out, 'no.parquet'));
    expect({ code, stderr }).toMatchObject({
      stderr: expect.stringContaining('reads its warehouse alone'),
    });
    expect(code).toBeGreaterThan(0);
  }
  expect((await query('select 1', '--format', 'parquet')).stderr).toContain('name a file: --out');
});

test('--tables and --describe say what there is, with rows and comments', async () => {
  const { stdout } = await runCli(['query', '--tables', '--json', '--warehouse', out]);
  const { rows } = JSON.parse(stdout) as { rows: Record<string, unknown>[] };
  const { manifest } = await findWarehouse(out);
  for (const { schema, name, rows: expected } of manifest.tables)
    expect(rows).toContainEqual(
      expect.objectContaining({ schema, name, kind: 'table', rows: String(expected) }),
    );
  expect(rows).toContainEqual(
    expect.objectContaining({ schema: 'marts', name: 'applications', kind: 'view', rows: '0' }),
  );
  const described = await runCli([
    'query',
    '--describe',
    'RAW.Companies',
    '--format',
    'csv',
    '--warehouse',
    out,
  ]);
  expect(described.stdout).toMatch(/^schema,table,name,type,comment\nraw,companies,id,UUID,./);
  const wrong = await runCli(['query', '--describe', 'compannies', '--warehouse', out]);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toBe(
    'error: the warehouse has no table compannies\nhint: did you mean companies?\n',
  );
});

test('the profile that holds what is asked answers, and is named where there are several', async () => {
  const ask = (sql: string, ...words: string[]) =>
    runCli(['query', sql, ...words, '--warehouse', both]);
  const analyst = await ask('select count(*) as n from users');
  expect(analyst.stderr).toBe(
    'from the analyst export; also published: personal (--profile)\n1 row\n',
  );
  const personal = await ask('select notes from users');
  expect(personal).toMatchObject({ code: 0, stdout: expect.stringContaining('of Anna') });
  expect(personal.stderr).toContain('from the personal export; also published: analyst');
  expect((await ask('select notes from users', '--profile', 'analyst')).code).toBe(2);
  expect(
    JSON.parse((await ask('from users', '--profile', 'personal', '--json')).stdout),
  ).toMatchObject({
    profile: 'personal',
    rows: [{ email: 'anna@example.com' }],
  });
  expect((await ask('select nope from users')).stderr).toContain('"nope" not found');
});

test('a parameter nobody gives is said', async () => {
  expect(await query('select $x as n')).toMatchObject({
    code: 2,
    stderr: 'error: the statement needs the parameter $x\nhint: write a value in its place\n',
  });
});
