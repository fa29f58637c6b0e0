import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Profile } from '../../src/choices.ts';
import { dataClasses, personalData } from '../../src/database/personal-data.ts';
import type { Session } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { exportedTables } from '../../src/exports/exported-tables.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { fillEveryColumn } from './fill-every-column.ts';

let database: TestDatabase;
/** Another with corrections, and all rows of its exports. */
let corrected: TestDatabase;
let corrections: Record<'analyst' | 'personal', string>;
/** A company whose city was corrected. */
let city: string;
let out: string;
beforeAll(async () => {
  database = await cloneDatabase();
  await fillEveryColumn(database.session);
  out = await mkdtemp(join(tmpdir(), 'nyx-exports-'));
  corrected = await cloneDatabase();
  await correctSecrets(corrected.session);
  city = await correctCorrections(corrected.session);
  await correctProperties(corrected.session);
  corrections = {
    analyst: await exported(corrected.session, 'analyst'),
    personal: await exported(corrected.session, 'personal'),
  };
});
afterAll(async () => {
  await corrected[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(out, { recursive: true, force: true });
});

/** All rows of all tables of an export as JSON. */
async function exported(session: Session, profile: Profile): Promise<string> {
  const { folder } = await exportWarehouse(session, { out, profile, temporary: true });
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  const rows = [];
  for (const { name } of warehouse.manifest.tables) {
    rows.push(
      ...(await duckDb.rows<{ row: string }>(
        `select to_json(t)::varchar as row from ${name} as t`,
      )),
    );
  }
  return rows.map(({ row }) => row).join('\n');
}

/** What a profile holds of each column, and what it leaves out, as `table.column`. */
async function shown(session: Session, profile: Profile) {
  const tables = await exportedTables(session, profile);
  return {
    columns: tables.flatMap(({ name, columns }) =>
      columns.map((column) => [`${name}.${column.name}`, column.expression] as const),
    ),
    leftOut: tables.flatMap(({ name, leftOut }) => leftOut.map((column) => `${name}.${column}`)),
  };
}

const columnsOf = async (session: Session, profile: Profile) =>
  (await shown(session, profile)).columns.map(([name]) => name);

/** Marks look like `mark-content-users.notes`; see fill-every-column.ts. */
function marksIn(text: string, dataClass: string): string[] {
  return [...new Set(text.match(new RegExp(`mark-${dataClass}-[a-z_.]+`, 'g')))].sort();
}

test('an analyst reads no value of a column that tells about a person; personal exports hold all but secrets', async () => {
  const analyst = await exported(database.session, 'analyst');
  for (const dataClass of dataClasses.filter((one) => one !== 'none'))
    expect(marksIn(analyst, dataClass)).toEqual([]);
  expect(marksIn(analyst, 'none')).toContain('mark-none-companies.name');
  const personal = await exported(database.session, 'personal');
  expect(marksIn(personal, 'secret')).toEqual([]);
  expect(marksIn(personal, 'direct')).toContain('mark-direct-users.email');
  expect(marksIn(personal, 'content')).toEqual(
    expect.arrayContaining([
      'mark-content-company_properties.value',
      'mark-content-application_sessions.session_name',
    ]),
  );
});

async function correctSecrets({ pg }: Session): Promise<void> {
  await pg.query(`
    insert into nyx.data_corrections (table_name, record_id, field_name, old_value, new_value)
    select t, gen_random_uuid(), f, to_jsonb('before-' || n || '-end'), to_jsonb('after-' || n || '-end')
    from (values
      (1, 'email_accounts', 'connection_config'), (2, 'saturnus.email_accounts', 'connection_config'),
      (3, 'system_configs', 'config_json'), (4, 'application_sessions', 'config_snapshot'),
      (5, 'model_providers', 'base_url'), (6, 'email_acounts', 'connection_config'),
      (7, 'email_accounts', 'conection_config'), (8, 'companies', 'hq_city'), (9, 'nyx.users', 'notes')
    ) as given (n, t, f)`);
}

test('the corrected value of a secret, or of a field that nobody knows, is in no export', () => {
  const text = corrections.personal;
  expect([...new Set(text.match(/(before|after)-\d-end/g))].sort()).toEqual([
    'after-8-end',
    'after-9-end',
    'before-8-end',
    'before-9-end',
  ]);
  expect(text).toContain('"field_name":"conection_config"');
  expect(corrections.analyst).not.toMatch(/(before|after)-\d-end/);
});

/** Corrects corrections, and the city of a company. Returns its id. */
async function correctCorrections({ pg }: Session): Promise<string> {
  const correct = async (table: string, id: string, field: string, value: string) => {
    const { rows } = await pg.query<{ id: string }>(
      `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      values ($1, $2, $3, to_jsonb($4::text)) returning id`,
      [table, id, field, value],
    );
    return rows[0]?.id ?? '';
  };
  const secret = (value: string) =>
    correct('email_accounts', crypto.randomUUID(), 'connection_config', value);
  await correct('data_corrections', await secret('secret-1-end'), 'new_value', 'secret-2-end');
  await correct('nyx.data_corrections', await secret('secret-3-end'), 'old_value', 'secret-4-end');
  await correct('data_corrections', await secret('secret-5-end'), 'field_name', 'address');
  await correct('data_corrections', await secret('secret-6-end'), 'table_name', 'users');
  return await correct('companies', crypto.randomUUID(), 'hq_city', 'city-7-end');
}

test('a correction of a correction shows neither a secret nor which field it was of', () => {
  for (const profile of ['personal', 'analyst'] as const) {
    const text = corrections[profile];
    expect(text).not.toMatch(/secret-\d-end/);
    expect(text).toContain(city);
    expect(text.includes('city-7-end')).toBe(profile === 'personal');
  }
});

/** Corrects the key, value and source of three of four properties of a company. */
async function correctProperties({ pg }: Session): Promise<void> {
  const { rows } = await pg.query<{ id: string }>(
    `with company as (insert into nyx.companies (name) values ('A') returning id)
    insert into nyx.company_properties (company_id, key, value, source)
    select id, key, to_jsonb(key || '-value'), source
    from company, (values
      ('key_0', 'computed'), ('key_1', 'computed'), ('key_2', 'computed'), ('key_3', 'manual')) as given (key, source)
    returning id`,
  );
  const fields = [
    ['key', 'personal-1'],
    ['value', 'personal-2'],
    ['source', 'computed'],
  ];
  for (const [n, [field, value]] of fields.entries()) {
    await pg.query(
      `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      values ('company_properties', $1, $2, to_jsonb($3::text))`,
      [rows[n + 1]?.id, field, value],
    );
  }
}

test('what somebody has put in the place of a computed property is not taken for computed', () => {
  const { analyst, personal } = corrections;
  expect(analyst).toContain('key_0-value');
  expect(analyst).not.toMatch(/personal-\d|key_[1-3]/);
  for (const value of ['personal-1', 'personal-2', 'key_3-value'])
    expect(personal).toContain(value);
});

test('a database without comments exports exactly the same columns', async () => {
  const profiles: Profile[] = ['analyst', 'personal'];
  const before = [];
  for (const profile of profiles) before.push(await shown(database.session, profile));
  await stripComments(database.session);
  const after = [];
  for (const profile of profiles) after.push(await shown(database.session, profile));
  expect(after).toEqual(before);
  expect(marksIn(await exported(database.session, 'personal'), 'secret')).toEqual([]);
});

async function stripComments({ pg }: Session): Promise<void> {
  await pg.query(`do $$
    declare
      item record;
    begin
      for item in
        select a.attrelid::regclass as relation, a.attname as name
        from pg_attribute as a join pg_class as c on c.oid = a.attrelid
        where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
          and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
      loop
        execute format('comment on column %s.%I is null', item.relation, item.name);
      end loop;
    end $$`);
}

test('a column added by hand stops the export until somebody says what it may tell', async () => {
  await using own = await cloneDatabase();
  const { session } = own;
  const say = (comment: string) =>
    session.pg.query(
      `comment on column nyx.users.shoe_size is '${comment}'; call etl.create_corrected_views()`,
    );
  await session.pg.query(
    'alter table nyx.users add column shoe_size text; call etl.create_corrected_views()',
  );
  const published = await readdir(out);
  const refusal = {
    message:
      'the column "corrected"."users"."shoe_size" has no class of personal data; nothing was exported',
    hint: expect.stringContaining(`comment on column "corrected"."users"."shoe_size" is`),
    code: 'export.unclassified',
  };
  for (const profile of ['analyst', 'personal'] as const) {
    await expect(shown(session, profile)).rejects.toMatchObject(refusal);
  }
  await say('Size of the shoes. [pii:whatever]');
  await expect(exported(session, 'personal')).rejects.toMatchObject(refusal);
  expect(await readdir(out)).toEqual(published);
  await say('Size of the shoes. [pii:content]');
  expect((await shown(session, 'analyst')).leftOut).toContain('users.shoe_size');
  expect(await columnsOf(session, 'personal')).toContain('users.shoe_size');
  await say('Size of the shoes. [pii:none]');
  expect(await columnsOf(session, 'analyst')).toContain('users.shoe_size');
});

test('a comment can make a column stricter, not laxer, and so can the comment of its table alone', async () => {
  await using own = await cloneDatabase();
  const { session } = own;
  await session.pg.query(`
    comment on column nyx.companies.hq_city is 'Where the person lives. [pii:secret]';
    comment on column corrected.users.email is 'Harmless. [pii:none]';
    comment on column nyx.users.email is 'Harmless. [pii:none]'`);
  expect((await shown(session, 'personal')).leftOut).toContain('companies.hq_city');
  const users = (await exportedTables(session, 'analyst')).find(({ name }) => name === 'users');
  expect(users?.columns.find(({ name }) => name === 'email')).toMatchObject({ isPseudonym: true });
});

test('schema/personal-data.tsv names every column of our tables and views, and comments say the same', async () => {
  const { rows } = await corrected.session.pg.query<{ name: string; mark: string | null }>(`
    select distinct c.relname || '.' || a.attname as name,
      substring(col_description(c.oid, a.attnum) from '\\[pii:(\\w+)\\]') as mark
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'v')
      and c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'corrected', 'etl')`);
  const said = [...personalData()].map(([name, dataClass]) => `${name} ${dataClass}`);
  expect(rows.map(({ name, mark }) => `${name} ${mark}`).sort()).toEqual(said.sort());
});
