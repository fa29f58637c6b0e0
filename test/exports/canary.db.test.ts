// What is known to be private is put everywhere it may stand, and looked for in all that an analyst gets.
import { chmod, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { personalData } from '../../src/database/personal-data.ts';
import { quoteIdentifier, quoteLiteral } from '../../src/database/quoting.ts';
import type { Session } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { fillEveryColumn } from './fill-every-column.ts';

/** See fill-every-column.ts. */
const FILLED = '00000000-0000-4000-8000-000000000001';
const CANARY = /canary/i;
const TEXT = 'Canary Name wrote, "from" canary@secret.example:\ncanary-secret canary-body';
const JSONS = `["Canary Name", "Canary@secret.example", {"canary-key": ["canary-secret", "canary-body"]}]`;
const ADDRESS = 'Jane.Canary@secret.example';

let database: TestDatabase;
let root: string;
let key: string;
let folder: string;
beforeAll(async () => {
  database = await cloneDatabase();
  root = await mkdtemp(join(tmpdir(), 'nyx-marked-'));
  const { session } = database;
  await fillEveryColumn(session);
  expect(await putCanaries(session)).toBeGreaterThan(60);
  await session.pg.query(`
    set session_replication_role = 'replica';
    update nyx.users set email = '${ADDRESS}';
    update saturnus.email_accounts set address = lower('${ADDRESS}');
    update saturnus.emails set from_address = '${ADDRESS}',
      to_address = 'other.canary@secret.example, ${ADDRESS.toUpperCase()}',
      cc_addresses = '["${ADDRESS}", "third.canary@secret.example"]', bcc_addresses = '[]';
    set session_replication_role = 'origin';
    insert into etl.runs (id, job, status, finished_at, host, error_message, details) overriding system value
    values (1, 'nightly', 'failed', now(), 'canary-host', ${quoteLiteral(TEXT)}, ${quoteLiteral(JSONS)});
    insert into etl.run_steps (run_id, step, status, finished_at, summary, failures, error_message)
    values (1, 'check', 'failed', now(), 'canary', array['canary'], 'canary');
    insert into etl.check_failures (run_id, check_name, severity, offending_row)
    values (1, 'c', 'warn', ${quoteLiteral(JSONS)}),
      (1, 'c', 'warn', jsonb_build_object('a', ${quoteLiteral(TEXT)}, 'b', jsonb_build_array('canary')))`);
  folder = await publish();
  key = await readFile(join(root, 'pseudonym-key'), 'latin1');
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

/** As a user does; returns the folder of the export. */
async function publish(): Promise<string> {
  const env = { NYX_HOME: root, DATABASE_URL: database.url };
  const { code, stdout, stderr } = await runCli(['export', '--json'], env);
  expect(`${stdout}${stderr}`).not.toMatch(/[0-9a-f]{64}/);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout).folder;
}

/** Into every column that tells about a person, of each table of the data model; returns how many there are. */
async function putCanaries({ pg }: Session): Promise<number> {
  const { rows } = await pg.query<{ table: string; name: string; type: string }>(`
    select format('%s', c.oid::regclass) as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)
      and a.atttypid in ('text'::regtype, 'jsonb'::regtype)`);
  const classified = rows.filter(
    ({ table, name }) => personalData().get(`${table.split('.')[1]}.${name}`) !== 'none',
  );
  await pg.query(`set session_replication_role = 'replica'`);
  for (const [table, columns] of Map.groupBy(classified, (row) => row.table)) {
    const values = columns.map(
      ({ name, type }) =>
        `${quoteIdentifier(name)} = ${quoteLiteral(type === 'text' ? TEXT : JSONS)}`,
    );
    await pg.query(`update ${table} set ${values.join(', ')} where id = $1`, [FILLED]);
  }
  await pg.query(`set session_replication_role = 'origin'`);
  return classified.length;
}

test('no JSON that an agent may write is taken for harmless', async () => {
  const { rows } = await database.session.pg.query<{ name: string }>(`
    select c.relname || '.' || a.attname as name
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)
      and a.atttypid in ('json'::regtype, 'jsonb'::regtype)`);
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter(({ name }) => personalData().get(name) === 'none')).toEqual([]);
});

test('no byte of what an analyst gets has a canary, nor the key', async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(45);
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    expect([name, CANARY.test(bytes.toString('latin1'))]).toEqual([name, false]);
    expect([name, bytes.includes(key.trim())]).toEqual([name, false]);
    expect([name, bytes.includes(Buffer.from(key.trim(), 'hex'))]).toEqual([name, false]);
  }
});

test('no value, comment or statistic that DuckDB reads in nyx.duckdb or Parquet has a canary', async () => {
  const { manifest } = await findWarehouse(folder);
  await using duckDb = await openDuckDb(':memory:');
  await duckDb.run(`attach ${quoteLiteral(join(folder, 'nyx.duckdb'))} as w (read_only)`);
  const sources = manifest.tables.flatMap(({ schema, name, files }) => [
    `w.${schema}.${quoteIdentifier(name)}`,
    ...files.flatMap(({ file }) => {
      const path = quoteLiteral(join(folder, file));
      return [`read_parquet(${path})`, `parquet_metadata(${path})`];
    }),
  ]);
  const views = await duckDb.rows<{ name: string }>(
    `select schema_name || '.' || view_name as name from duckdb_views() where database_name = 'w'
     union all select 'meta.' || table_name from duckdb_tables() where schema_name = 'meta'`,
  );
  expect(views.length).toBeGreaterThan(3);
  await duckDb.run('use w');
  let values = 0;
  for (const source of [...sources, ...views.map(({ name }) => name)]) {
    const rows = await duckDb.rows<{ row: string }>(
      `select to_json(t)::varchar as row from ${source} as t`,
    );
    values += rows.length;
    expect([source, rows.filter(({ row }) => CANARY.test(row))]).toEqual([source, []]);
  }
  expect(values).toBeGreaterThan(200);
});

test('each column of an identifier has a pseudonym, and the others of a person are not there', async () => {
  const { manifest } = await findWarehouse(folder);
  const directs = [...personalData()].filter(([, dataClass]) => dataClass === 'direct');
  const hidden = manifest.tables.flatMap(({ name, pseudonymised }) =>
    pseudonymised.map((column) => `${name}.${column}`),
  );
  const raw = manifest.tables.filter(({ schema }) => schema !== 'marts').map(({ name }) => name);
  const wanted = directs
    .map(([name]) => name)
    .filter((name) => raw.includes(name.split('.')[0] ?? ''));
  expect(hidden.sort()).toEqual(wanted.sort());
  expect(hidden).toEqual(expect.arrayContaining(['users.name', 'emails.message_external_id']));
  await using duckDb = await openWarehouse(await findWarehouse(folder));
  for (const column of hidden) {
    const [table, name] = column.split('.');
    const [row] = await duckDb.rows(`select ${name}::varchar as value from ${table}`);
    expect([column, row]).toEqual([column, { value: expect.stringMatching(/^[\]["\da-f, ]+$/) }]);
  }
  const left = manifest.tables.flatMap((table) =>
    table.left_out.map((column) => `${table.name}.${column}`),
  );
  expect(left).toEqual(expect.arrayContaining(['emails.body_plain', 'emails.raw_source_path']));
});

test('pseudonyms join over tables, lists and exports, and verify proves them', async () => {
  const joined = `
    select count(*)::int as n
    from users as u
    join email_accounts as a on a.address = u.email
    join emails as e on e.from_address = u.email
    where list_contains(string_split(e.to_address, ', '), u.email)
      and json_contains(e.cc_addresses, to_json(u.email)) and json_array_length(e.cc_addresses) = 2
      and json_array_length(e.bcc_addresses) = 0 and length(u.email) = 32`;
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  expect(await duckDb.rows(joined)).toEqual([{ n: 1 }]);
  expect((await verifyExport(folder)).problems).toEqual([]);
  const next = await findWarehouse(await publish());
  expect(next.manifest.pseudonym_key).toBe(warehouse.manifest.pseudonym_key);
  const hashes = ({ manifest }: typeof next) =>
    manifest.tables.map((table) => [table.name, table.content_hash]);
  expect(hashes(next)).toEqual(hashes(warehouse));
});

test('an export with another key says that it does not join; one for own eyes has no pseudonyms', async () => {
  await rename(join(root, 'pseudonym-key'), join(root, 'lost'));
  const { code, stdout } = await runCli(['export'], { NYX_HOME: root, DATABASE_URL: database.url });
  expect(code).toBe(0);
  expect(stdout).toContain(
    `note: its pseudonyms do not join with those of ${join(root, 'exports')}`,
  );
  const out = join(root, 'own');
  const personal = await exportWarehouse(database.session, { out, profile: 'personal' });
  const { manifest } = await findWarehouse(personal.folder);
  expect(manifest.pseudonym_key).toBeNull();
  await using duckDb = await openWarehouse(await findWarehouse(personal.folder));
  expect(await duckDb.rows('select email from users')).toEqual([{ email: ADDRESS }]);
});

test('a key that others may read stops an export before anything is published', async () => {
  const analyst = join(root, 'exports', 'analyst');
  const published = await readdir(analyst);
  await chmod(join(root, 'pseudonym-key'), 0o644);
  const refused = await runCli(['export'], { NYX_HOME: root, DATABASE_URL: database.url });
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('is not used: others may read it, too');
  expect(refused.stderr).toContain(`hint: chmod 600 ${join(root, 'pseudonym-key')}`);
  expect(await readdir(analyst)).toEqual(published);
});
