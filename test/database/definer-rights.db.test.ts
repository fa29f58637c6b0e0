import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate as apply } from '../../src/database/migrations.ts';
import { readSchema } from '../../src/schema.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { createRole } from '../support/role.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

const READER = `
  grant usage on schema nyx, saturnus, etl, corrected to :role;
  grant select on all tables in schema nyx, saturnus, etl, corrected to :role`;

const WRITER = `
  grant usage on schema nyx, saturnus to :role;
  grant insert, update, select on all tables in schema nyx, saturnus to :role`;

/** What runs as somebody else writes down as whom; an enum's cast to text is where it runs. */
const TRAP = `
  create temporary table ran_as (who text);
  grant insert on ran_as to public;
  create type pg_temp.trap as enum ('companies', 'tier');
  create function pg_temp.spring(value pg_temp.trap) returns text language plpgsql as $$
  begin
    insert into pg_temp.ran_as values (current_user);
    return 'companies';
  end $$;
  create cast (pg_temp.trap as text) with function pg_temp.spring(pg_temp.trap) as implicit;
  create temporary table bait (
    id uuid, table_name pg_temp.trap, record_id uuid, field_name text, old_value jsonb, new_value jsonb,
    created_at timestamptz, session_id uuid, source pg_temp.trap
  )`;

const FUNCTIONS = [
  'mark_corrected_rows',
  'mark_touched_rows',
  'mark_everything',
  'apply_corrections',
];

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await addWorld(database.session);
  await database.session.pg.query(
    `insert into nyx.data_corrections (id, table_name, record_id, field_name, new_value)
    values ('${uuid('d', 1)}', 'companies', '${uuid('c', 1)}', 'tier', '"top"')`,
  );
});
afterAll(() => database[Symbol.asyncDispose]());

const triggerOn = (table: string, name: string) => `
  create trigger planted_${name} after insert on ${table} referencing new table as new_rows
  for each statement execute function etl.${name}()`;

test.each(FUNCTIONS)(
  'a reader makes no trigger of etl.%s, so that nothing of it runs as the owner',
  async (name) => {
    await using reader = await createRole(database, READER);
    await reader.session.pg.query(TRAP);
    await expect(reader.session.pg.query(triggerOn('bait', name))).rejects.toThrow(
      `permission denied for function etl.${name}`,
    );
  },
);

test('a reader forges no corrected value by a table of its own', async () => {
  await using reader = await createRole(database, READER);
  const forging = reader.session.pg.query(`
    create temporary table forged (like nyx.data_corrections);
    ${triggerOn('forged', 'apply_corrections')};
    insert into forged (id, table_name, record_id, field_name, new_value, created_at)
    values ('${uuid('d', 1)}', 'companies', '${uuid('c', 1)}', 'tier', '"avoid"', now())`);
  await expect(forging).rejects.toThrow('permission denied for function etl.apply_corrections');
  const { rows } = await database.session.pg.query(
    `select tier from corrected.companies where id = '${uuid('c', 1)}'`,
  );
  expect(rows).toEqual([{ tier: 'top' }]);
});

test.each(FUNCTIONS)(
  'a trigger that a stranger was once allowed to make of etl.%s is refused',
  async (name) => {
    await using granted = await cloneDatabase();
    await using stranger = await createRole(
      granted,
      `${READER}; create schema theirs authorization :role; grant execute on function etl.${name}() to :role`,
    );
    // As a temporary table would, but it is there when the right is gone, too.
    await stranger.session.pg.query(
      `set search_path = theirs; ${TRAP.replaceAll('pg_temp.', 'theirs.').replaceAll('temporary table', 'table')}`,
    );
    await stranger.session.pg.query(
      `grant usage on schema theirs to public; ${triggerOn('theirs.bait', name)}`,
    );
    await expect(
      stranger.session.pg.query(
        `insert into theirs.bait (table_name, source) values ('companies', 'tier')`,
      ),
    ).rejects.toThrow(`trigger planted_${name} on theirs.bait is not one of nyx-etl`);
    expect((await stranger.session.pg.query('select * from theirs.ran_as')).rows).toEqual([]);
  },
);

test('a trigger on one of our tables that names no rows reads no temporary table in their place', async () => {
  await using granted = await cloneDatabase();
  await using stranger = await createRole(
    granted,
    `${READER}; grant insert, trigger on nyx.company_properties, nyx.companies to :role;
    grant execute on function etl.mark_touched_rows() to :role`,
  );
  await stranger.session.pg.query(`
    create trigger planted after insert on nyx.company_properties
    for each row execute function etl.mark_touched_rows()`);
  await stranger.session.pg.query(TRAP);
  await stranger.session.pg.query('create temporary table new_rows (like bait)');
  const { rows } = await granted.session.pg.query(
    `insert into nyx.companies (name) values ('A') returning id`,
  );
  await expect(
    stranger.session.pg.query(
      `insert into nyx.company_properties (company_id, key, value) values ('${rows[0].id}', 'k', '1')`,
    ),
  ).rejects.toThrow('trigger planted on nyx.company_properties is not one of nyx-etl');
});

test('a table that somebody else put into our schemas is none of ours', async () => {
  await using granted = await cloneDatabase();
  await using stranger = await createRole(
    granted,
    `${READER}; grant create on schema nyx to :role; grant execute on function etl.mark_touched_rows() to :role`,
  );
  await stranger.session.pg.query(`
    create table nyx.application_facts (id uuid);
    ${triggerOn('nyx.application_facts', 'mark_touched_rows')}`);
  await expect(
    stranger.session.pg.query('insert into nyx.application_facts default values'),
  ).rejects.toThrow('is not one of');
});

test('whoever may write to our own schema gets no SQL run by a rule', async () => {
  await using writer = await createRole(
    database,
    `${READER}; grant insert, update on etl.dirty_rules to :role`,
  );
  await expect(
    writer.session.pg.query(`update etl.dirty_rules set row_filter = 'pg_sleep(0) is null'`),
  ).rejects.toThrow('dirty_rules_row_filter_known');
});

test('a writer without any right on schema etl marks what it changes, and its corrections apply', async () => {
  await using writer = await createRole(database, WRITER);
  await database.session.pg.query('delete from etl.dirty_keys');
  await addApplication(writer.session, 7, '2026-03-01T12:00:00Z');
  await writer.session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    values ('applications', '${uuid('a', 7)}', 'effort_level', '"high"')`,
  );
  const { rows: marked } = await database.session.pg.query(
    `select distinct entity from etl.dirty_keys where transform = 'application_facts' and '${uuid('a', 7)}' = any (keys)`,
  );
  expect(marked).toEqual([{ entity: 'application' }]);
  const { rows } = await database.session.pg.query(
    `select effort_level from corrected.applications where id = '${uuid('a', 7)}'`,
  );
  expect(rows).toEqual([{ effort_level: 'high' }]);
});

test('where the owner is no superuser, and a superuser migrates on, writing and correcting go on', async () => {
  await using older = await cloneDatabase();
  await using owner = await createRole(older, '');
  await using writer = await createRole(older, WRITER);
  await older.session.pg.query(`do $$
    declare
      item text;
    begin
      for item in
        select format('alter %s %s owner to ${owner.name}', case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass)
        from pg_class as c
        where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected') and c.relkind in ('r', 'v')
        union all
        select format('alter routine %s owner to ${owner.name}', p.oid::regprocedure)
        from pg_proc as p where p.pronamespace::regnamespace::text in ('nyx', 'saturnus', 'etl')
      loop
        execute item;
      end loop;
    end $$;
    grant usage, create on schema nyx, saturnus, etl, corrected to ${owner.name}`);
  const { tables, code } = readSchema();
  await apply(older.session, {
    tables,
    code: code.map((step) => ({ ...step, sha256: 'changed' })),
  });
  await addWorld(writer.session);
  await writer.session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value, created_at)
    values ('companies', '${uuid('c', 1)}', 'tier', '"avoid"', 'infinity')`,
  );
  expect((await older.session.pg.query('select tier from corrected.companies')).rows).toEqual([
    { tier: 'avoid' },
  ]);
});

test('these and no other functions run with the rights of their owner, and nobody else executes them', async () => {
  const { rows } = await database.session.pg.query(`
    select p.oid::regprocedure::text as name, p.proconfig as settings, array(
      select g.grantee::regrole::text from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g
      where g.grantee <> p.proowner
    ) as granted
    from pg_proc as p
    where p.prosecdef and p.pronamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
    order by p.proname`);
  expect(rows).toEqual(
    [...FUNCTIONS].sort().map((name) => ({
      name: `etl.${name}()`,
      settings: ['search_path=pg_catalog, pg_temp'],
      granted: [],
    })),
  );
});

test('a condition that came with the rows of a backup is forgotten when functions are made anew', async () => {
  await using restored = await cloneDatabase();
  const { pg } = restored.session;
  const known = (await pg.query('select count(*)::integer as n from etl.dirty_rules')).rows;
  // As rows are restored that another version has written, before its functions are there.
  await pg.query(`
    alter table etl.dirty_rules drop constraint dirty_rules_row_filter_known;
    insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, row_filter) values
      ('lake', 'users', 'user', 'id', '{name}', 'pg_sleep(0) is null'),
      ('lake', 'model_usage', 'model_call', 'id', '{provider_id}', 'true');
    delete from etl.code_files`);
  await apply(restored.session, await readSchema());
  const { rows } = await pg.query(
    `select count(*)::integer - ${known[0].n} as more, bool_or(row_filter like 'pg_sleep%') as forged
     from etl.dirty_rules`,
  );
  expect(rows).toEqual([{ more: 1, forged: false }]);
});
