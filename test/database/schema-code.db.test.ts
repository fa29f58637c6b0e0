// schema/code holds what has no history: its functions, views and triggers are made anew when a file changes.
import { expect, test } from 'vitest';
import { runningSql } from '../../src/database/code-files.ts';
import { migrate, migrationState, type SchemaFiles } from '../../src/database/migrations.ts';

import type { Session } from '../../src/database/session.ts';
import { readSchema } from '../../src/schema.ts';
import { cloneDatabase } from '../support/database.ts';
import { schemaDifferences } from '../support/schema-differences.ts';

/** What the project has, with one file of schema/code replaced or added. */
function withCode(name: string, sql: string): SchemaFiles {
  const { tables, code } = readSchema();
  const others = code.filter((step) => step.name !== name);
  return { tables, code: [...others, runningSql({ name, sql, sha256: `sha256 of ${sql}` })] };
}

const one = 'code/99_one.sql';
const view = (number: number) =>
  `create function etl.answer() returns integer language sql return ${number};
   create view etl.answers as select etl.answer() as answer`;

async function answerIn({ pg }: Session): Promise<unknown> {
  return (await pg.query('select answer from etl.answers')).rows[0]?.answer;
}

test('a changed file is applied once, and what depends on it is made anew', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  expect(await migrate(session, withCode(one, view(41)))).toEqual([one]);
  expect((await migrationState(session, withCode(one, view(42)))).pending).toEqual([one]);
  expect(await migrate(session, withCode(one, view(42)))).toEqual([one]);
  expect(await migrate(session, withCode(one, view(42)))).toEqual([]);
  expect(await answerIn(session)).toBe(42);
});

test('what a file does not make any more is gone, and what somebody else made is not', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await session.pg.query('create view etl.somebody_elses as select 1 as number');
  await migrate(session, withCode(one, view(41)));
  await migrate(session, readSchema());
  expect(await schemaDifferences(session)).toEqual([
    expect.objectContaining({
      kind: 'missing',
      object: 'class of personal data of column etl.somebody_elses.number',
    }),
    { kind: 'extra', object: 'table etl.somebody_elses' },
    { kind: 'extra', object: 'column etl.somebody_elses.number' },
    { kind: 'extra', object: 'view etl.somebody_elses' },
  ]);
});

test.each([
  'create table nyx.mine (id integer, note text)',
  'create table nyx.mine (note text)',
  'create table saturnus.users (id uuid, note text)',
  `create table nyx.mine (id uuid, whole json, half integer generated always as (1) stored,
       updated_at timestamptz)`,
])('a table of somebody else in our schemas stops no migration: %s', async (statement) => {
  await using database = await cloneDatabase();
  const { session } = database;
  const { rows: before } = await session.pg.query("select etl.schema_of('users')");
  await session.pg.query(statement);
  expect(await migrate(session, withCode(one, view(41)))).toEqual([one]);
  const { rows } = await session.pg.query("select to_regclass('corrected.mine') as found");
  expect(rows).toEqual([{ found: null }]);
  expect((await session.pg.query("select etl.schema_of('users')")).rows).toEqual(before);
  await session.pg.query('select email from corrected.users');
});

test('privileges, and views and triggers of other people, outlive a change', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  const role = `reader_${database.url.split('_').at(-1)}`;
  await session.pg.query(`
    create role ${role};
    grant select on corrected.companies to ${role};
    grant select (id) on corrected.users to ${role};
    grant execute on function etl.words(text) to ${role} with grant option;
    create schema reports;
    create view reports.names as select c.id, etl.words(c.name) as words from corrected.companies as c;
    create view reports.loud_names as select upper(words) as words from reports.names;
    alter view reports.names owner to ${role};
    grant select on reports.loud_names to public;
    comment on view reports.names is 'names';
    create table reports.notes (id integer, updated_at timestamptz);
    create trigger stamp before update on reports.notes
        for each row execute function nyx.update_updated_at_column()`);
  const surroundings = async () => {
    const { rows } = await session.pg.query(`
      select c.oid::regclass::text as name, c.relowner::regrole::text as owner, obj_description(c.oid),
          case when c.relkind = 'v' then pg_get_viewdef(c.oid) end as definition,
          has_table_privilege('${role}', c.oid, 'select') as readable,
          has_any_column_privilege('${role}', c.oid, 'select') as partly_readable,
          has_function_privilege('${role}', 'etl.words(text)', 'execute with grant option') as grantable,
          (select array_agg(pg_get_triggerdef(t.oid)) from pg_trigger as t where t.tgrelid = c.oid) as triggers
      from pg_class as c
      where c.relnamespace = 'reports'::regnamespace
          or c.oid in ('corrected.companies'::regclass, 'corrected.users'::regclass)
      order by 1`);
    return rows;
  };
  try {
    const before = await surroundings();
    await migrate(session, withCode(one, view(41)));
    expect(await surroundings()).toEqual(before);
    expect(before.map(({ readable }) => readable)).toContain(true);
  } finally {
    await session.pg.query(`drop owned by ${role} cascade; drop role ${role}`);
  }
});

test('what could not be made anew stops the migration by name, and nothing has changed', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await session.pg.query('create table public.notes (id uuid default etl.uuid_v7())');
  await expect(migrate(session, withCode(one, view(41)))).rejects.toThrow(
    'default value for public.notes.id uses what the migration replaces',
  );
  await session.pg.query('drop table public.notes');
  expect(await schemaDifferences(session)).toEqual([]);
});

test('what a newer program made is not taken back by an older one', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await session.pg.query(`update etl.code_files set program_version = '10.2.0'`);
  await expect(migrate(session, withCode(one, view(41)))).rejects.toThrow(
    /^nyx-etl 10\.2\.0 has migrated this database, and this is \d/,
  );
  await session.pg.query(`update etl.code_files set program_version = '0.0.9'`);
  expect(await migrate(session, withCode(one, view(41)))).toEqual([one]);
});

test('names written into our own schema run no SQL when code is replaced', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await session.pg.query(`
    insert into etl.code_objects values ('view', 'nyx.users; drop table nyx.users cascade; --'),
        ('function', 'etl.words(text) cascade; drop table nyx.users cascade; --')`);
  await migrate(session, withCode(one, view(41)));
  expect((await session.pg.query('select count(*)::int as people from nyx.users')).rows).toEqual([
    { people: 0 },
  ]);
});

test('a file that fails leaves everything as it was and points at its line', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await expect(migrate(session, withCode(one, `${view(41)};\nselect nonsense`))).rejects.toThrow(
    'schema/code/99_one.sql:3: column "nonsense" does not exist',
  );
  expect(await migrate(session, readSchema())).toEqual([]);
  expect(await schemaDifferences(session)).toEqual([]);
});

test('a database of the first, unreleased migrations is refused with the way to carry its data over', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await session.pg.query(`
    update etl.migrations set name = '0014_updated_at_triggers.sql' where version = '0014';
    drop table etl.code_files, etl.code_objects`);
  await expect(migrate(session, readSchema())).rejects.toThrow(
    /^this database was made by a version from before 1\.0: .*pg_dump/,
  );
});
