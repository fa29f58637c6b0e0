// Tables that are not quite as the data model has them: what lacks is completed, what is more is
// kept and told.
import { expect, test } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { runCli } from '../support/run-cli.ts';
import { schemaDifferences } from '../support/schema-differences.ts';
import { type AgentDatabase, ALL, agentDatabase, NYX, paper, rows } from './agent-database.ts';

async function adopt(database: AgentDatabase, ...words: string[]) {
  const env = { DATABASE_URL: database.url };
  const { code, stdout, stderr } = await runCli(['adopt', '--json', ...words], env);
  return { code, stderr, told: JSON.parse(stdout) };
}

const differences = async (database: AgentDatabase) =>
  (await schemaDifferences(database.session)).map(({ kind, object }) => `${kind} ${object}`).sort();

test('columns, defaults, constraints and indexes that lack or differ are completed', async () => {
  await using database = await agentDatabase(
    paper(ALL),
    rows('nyx-rows'),
    `alter table users drop column notes;
     alter table users alter column is_active drop default;
     alter table users alter column timezone set default 'Europe/Berlin';
     alter table users alter column external_id set default '';
     alter table companies drop constraint companies_tier_check,
       add constraint companies_tier_check check (tier in ('top', 'normal', 'avoid', 'dream'));
     alter table companies rename constraint companies_name_canonical_domain_key to uq_companies;
     alter table job_posts drop constraint job_posts_source_url_key;
     alter table applications rename constraint applications_user_id_fkey to fk_user;
     alter table applications drop constraint applications_job_post_id_fkey,
       add constraint applications_job_post_id_fkey foreign key (job_post_id) references job_posts (id) on delete cascade;
     alter table emails alter column from_address drop not null;
     drop index idx_users_email;
     alter index idx_companies_name rename to companies_by_name;
     drop index idx_companies_tier;
     create index idx_companies_tier on companies (lower(tier));`,
  );
  const { code, told } = await adopt(database);
  expect({ code, status: told.status }).toEqual({ code: 0, status: 'adopted' });
  expect(told.changes).toEqual([
    'column nyx.users.notes: added',
    'column nyx.users.is_active: given its default',
    'column saturnus.emails.from_address: required',
    'constraint job_posts_source_url_key of nyx.job_posts: added',
    'constraint companies_tier_check of nyx.companies: added',
    'constraint applications_job_post_id_fkey of nyx.applications: added',
    'index idx_companies_tier of nyx.companies: added',
    'index idx_users_email of nyx.users: added',
  ]);
  expect(told.kept).toEqual([
    'default of column nyx.users.external_id',
    'default of column nyx.users.timezone',
  ]);
  expect(await differences(database)).toEqual([
    'changed column nyx.users.external_id',
    'changed column nyx.users.timezone',
  ]);
});

test('types that every value comes through whole are changed', async () => {
  await using database = await agentDatabase(
    `create type effort as enum ('low', 'medium', 'high')`,
    paper(ALL)
      .replaceAll(
        'id UUID PRIMARY KEY DEFAULT gen_random_uuid()',
        'id VARCHAR(36) PRIMARY KEY DEFAULT gen_random_uuid()',
      )
      .replaceAll(/_id UUID/g, '_id VARCHAR(36)')
      .replaceAll('TIMESTAMPTZ', 'TIMESTAMP')
      .replaceAll('JSONB', 'JSON')
      .replaceAll('BIGINT', 'INTEGER')
      .replace('match_score NUMERIC(4, 3)', 'match_score DOUBLE PRECISION')
      .replace(
        "effort_level TEXT NOT NULL CHECK (effort_level IN ('low', 'medium', 'high'))",
        'effort_level effort NOT NULL',
      ),
    `insert into users (id, name, email, created_at)
     values ('00000000-0000-4000-8000-00000000000f', 'A', 'a@b.test', '2026-07-01 12:00');
     insert into user_profiles (user_id, profile_name, skills_true) select id, 'x', '["SQL"]' from users;
     insert into job_posts (source_url, job_title) values ('https://a.test/1', 'E');
     insert into applications (user_id, job_post_id, effort_level, match_score)
     select u.id, p.id, 'high', 0.75 from users as u, job_posts as p;`,
  );
  await database.agent.query(`alter database ${database.name} set timezone = 'Europe/Berlin'`);
  const { code, stderr, told } = await adopt(database);
  expect({ code, stderr, status: told.status }).toEqual({ code: 0, stderr: '', status: 'adopted' });
  expect(await differences(database)).toEqual([]);
  const seen = await database.session.pg.query(`
    select u.id, u.created_at, p.skills_true, a.match_score, a.effort_level
    from nyx.users as u join nyx.user_profiles as p on p.user_id = u.id
    join nyx.applications as a on a.user_id = u.id`);
  expect(seen.rows).toEqual([
    {
      id: '00000000-0000-4000-8000-00000000000f',
      created_at: '2026-07-01T10:00:00Z',
      skills_true: ['SQL'],
      match_score: '0.750',
      effort_level: 'high',
    },
  ]);
});

test('rows that break a constraint or a type are listed, all at once, and nothing is changed', async () => {
  await using database = await agentDatabase(
    paper(ALL),
    rows('nyx-rows'),
    `alter table applications drop constraint applications_effort_level_check;
     update applications set effort_level = 'utmost' where id::text < '00000000-0000-4000-8000-a00000000004';
     alter table users drop constraint users_email_key;
     insert into users (name, email) values ('Ada Twin', 'ada@example.org');
     alter table job_posts alter column job_title drop not null;
     update job_posts set job_title = null where source_url = 'https://jobs.test/7';
     alter table job_posts drop constraint job_posts_company_id_fkey;
     update job_posts set company_id = gen_random_uuid() where source_url like 'https://jobs.test/1%'`,
  );
  const before = await database.agent.query(
    `select oid, relname from pg_class where relnamespace = 'public'::regnamespace order by oid`,
  );
  const { code, told } = await adopt(database);
  expect(code).toBe(3);
  expect(told).toMatchObject({ status: 'refused', tables: [] });
  expect(told.offences).toMatchObject([
    { table: 'nyx.job_posts', constraint: 'job_title: not null', rows: 1 },
    { table: 'nyx.users', constraint: 'users_email_key', rows: 2 },
    {
      table: 'nyx.applications',
      constraint: 'applications_effort_level_check',
      rows: 3,
      example_id: '00000000-0000-4000-8000-a00000000001',
    },
    { table: 'nyx.job_posts', constraint: 'job_posts_company_id_fkey', rows: 11 },
  ]);
  const text = (await runCli(['adopt'], { DATABASE_URL: database.url })).stdout;
  expect(text).toContain('nothing was changed');
  expect(text).not.toMatch(/ada@|Twin|utmost/);
  const after = await database.agent.query(
    `select oid, relname from pg_class where relnamespace = 'public'::regnamespace order by oid`,
  );
  expect(after.rows).toEqual(before.rows);
});

test('values that do not fit a type are listed', async () => {
  await using database = await agentDatabase(
    paper(ALL)
      .replace('    duration_seconds INTEGER', '    duration_seconds TEXT')
      .replace('match_score NUMERIC(4, 3)', 'match_score NUMERIC'),
    rows('nyx-rows'),
    `update applications set duration_seconds = '2 minutes', match_score = 0.12345 where id::text like '%a00000000001'`,
  );
  const { code, told } = await adopt(database, '--plan');
  expect(code).toBe(3);
  expect(told.offences).toEqual([
    {
      table: 'nyx.applications',
      constraint: 'match_score: type numeric(4,3)',
      rows: 1,
      example_id: '00000000-0000-4000-8000-a00000000001',
    },
    expect.objectContaining({ constraint: 'duration_seconds: type integer', rows: 1 }),
  ]);
});

test('what the agent has added stays, is told, and is in no export until somebody says what it tells', async () => {
  await using database = await agentDatabase(
    paper(ALL),
    rows('nyx-rows'),
    `alter table applications add column tenant text not null default 'me', add column rank serial;
     alter table companies add column vibe text;
     update companies set vibe = 'fine';
     alter table companies alter column vibe set not null;
     create table notes (id serial primary key, user_id uuid references users (id), text text);
     insert into notes (user_id, text) select id, 'x' from users;
     create view sent as select id, tenant from applications where application_status = 'submitted';
     create function bump() returns trigger language plpgsql as $$ begin new.rank := new.rank; return new; end $$;
     create trigger bump before insert on applications for each row execute function bump();
     create function update_updated_at_column() returns trigger language plpgsql as
       $$ begin new.updated_at = now(); return new; end $$;
     create trigger update_users before update on users for each row execute function update_updated_at_column();`,
  );
  const env = { DATABASE_URL: database.url };
  const { code, told } = await adopt(database);
  expect({ code, status: told.status }).toEqual({ code: 0, status: 'adopted' });
  expect(told.kept).toEqual([
    'column nyx.applications.rank',
    'column nyx.applications.tenant',
    'column nyx.companies.vibe',
    'trigger nyx.applications.bump',
  ]);
  expect(told.changes).toEqual([
    'trigger update_users of nyx.users: gives way to set_updated_at',
    'column nyx.companies.vibe: may be empty',
  ]);
  expect(told.left).toEqual(['table public.notes', 'view public.sent']);
  expect((await database.session.pg.query('select tenant from public.sent')).rowCount).toBe(40);
  await database.session.pg.query(`insert into nyx.companies (name) values ('New')`);
  expect((await runCli(['transform'], env)).code).toBe(0);
  await using files = await fixtureFolder();
  const exported = await runCli(
    ['export', '--profile', 'personal', '--out', files.path, '--json'],
    env,
  );
  expect({ code: exported.code, stderr: exported.stderr }).toEqual({ code: 0, stderr: '' });
});

test('a view that keeps a column from being changed is told', async () => {
  await using database = await agentDatabase(
    paper(ALL).replace('job_title TEXT NOT NULL', 'job_title VARCHAR(200) NOT NULL'),
    'create view titles as select job_title from job_posts',
  );
  const { code, stderr } = await runCli(['adopt'], { DATABASE_URL: database.url });
  expect(code).toBe(1);
  expect(stderr).toContain(
    'column job_title of nyx.job_posts: cannot alter type of a column used by a view or rule',
  );
  expect(stderr).toContain('nothing was changed: drop what is in the way');
  await database.agent.query('drop view titles');
  expect(await adopt(database)).toMatchObject({ code: 0, told: { status: 'adopted' } });
});

test('some of the tables are enough; the others are made', async () => {
  await using database = await agentDatabase(
    paper(['1_people_and_jobs']),
    `insert into users (name, email) values ('A', 'a@b.test')`,
  );
  const { code, told } = await adopt(database);
  expect({ code, tables: told.tables.length }).toEqual({ code: 0, tables: 13 });
  expect(await differences(database)).toEqual([]);
});

test('an adopted database is adopted again: there is nothing to do', async () => {
  await using database = await agentDatabase(paper(NYX));
  expect(await adopt(database)).toMatchObject({ code: 0, told: { status: 'adopted' } });
  expect(await adopt(database)).toMatchObject({ code: 0, told: { status: 'nothing to do' } });
});

test('tables of another program with such names are refused, and a database without any', async () => {
  await using other = await agentDatabase(
    'create table users (id serial primary key, email text); create table companies (id uuid primary key, title text)',
  );
  const refused = await runCli(['adopt'], { DATABASE_URL: other.url });
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('public.users has an id of type integer, not uuid');
  expect(refused.stderr).toContain('public.companies lacks name and ');
  const migrated = await runCli(['migrate'], { DATABASE_URL: other.url });
  expect(migrated).toMatchObject({ code: 0 });
  expect(migrated.stderr).toContain('public.companies is of another program');
  const { rows: paths } = await other.agent.query(
    `select from pg_db_role_setting as s join pg_database as d on d.oid = s.setdatabase
     where d.datname = current_database()`,
  );
  expect(paths).toEqual([]);
  await using empty = await agentDatabase();
  const nothing = await runCli(['adopt'], { DATABASE_URL: empty.url });
  expect(nothing).toMatchObject({ code: 2 });
  expect(nothing.stderr).toContain('schema public has no table of the data model');
  expect((await empty.agent.query(`select to_regnamespace('nyx') as nyx`)).rows).toEqual([
    { nyx: null },
  ]);
});

test('a table that shares the key and the usual columns is still another program’s', async () => {
  await using database = await agentDatabase(
    `create table users (id uuid primary key default gen_random_uuid(), email text, name text,
       created_at timestamptz, updated_at timestamptz)`,
  );
  const { code, stderr } = await runCli(['adopt'], { DATABASE_URL: database.url });
  expect(code).toBe(2);
  expect(stderr).toContain('public.users lacks external_id and 3 other columns');
});

test('a migrated database whose tables are empty takes them over; rows on both sides are refused', async () => {
  await using database = await agentDatabase();
  const env = { DATABASE_URL: database.url };
  expect((await runCli(['migrate'], env)).code).toBe(0);
  await database.agent.query(`set search_path = public; ${paper(ALL)}; ${rows('nyx-rows')}`);
  expect((await runCli(['migrate'], env)).stderr).toContain('39 tables of the data model stand');
  await database.session.pg.query(
    `insert into nyx.domain_policies (domain_name) values ('ours.test')`,
  );
  const refused = await runCli(['adopt'], env);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('nyx.domain_policies: rows stand there and in schema public');
  await database.session.pg.query('delete from nyx.domain_policies');
  expect(await adopt(database)).toMatchObject({ code: 0, told: { status: 'adopted' } });
  expect(await differences(database)).toEqual([]);
});
