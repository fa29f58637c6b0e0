import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifySchema } from '../../src/schema.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { createRole, type TestRole } from '../support/role.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let role: TestRole;
beforeAll(async () => {
  database = await cloneDatabase();
  // What docs/roles.md gives to readers and writers is no difference.
  role = await createRole(
    database,
    `grant usage on schema nyx, saturnus, etl, corrected to :role;
    grant select on all tables in schema nyx, saturnus, etl, corrected to :role;
    grant insert, update, delete, truncate on all tables in schema nyx, saturnus to :role;
    grant usage on all sequences in schema etl to :role`,
  );
});
afterAll(async () => {
  await role[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test('a database as the files make it, with the documented roles, has no difference', async () => {
  expect(await verifySchema(database.session)).toEqual([]);
});

test('a table that a crash would empty is named', async () => {
  await database.session.pg.query('alter table nyx.job_post_tags set unlogged');
  expect(await verifySchema(database.session)).toEqual([
    { kind: 'changed', object: 'table nyx.job_post_tags' },
  ]);
  await database.session.pg.query('alter table nyx.job_post_tags set logged');
});

/** What somebody did by hand, and what is said of it. */
const changes: [statement: string, object: string][] = [
  [
    'alter table nyx.applications disable trigger record_first_status',
    'trigger record_first_status on nyx.applications: disabled',
  ],
  [
    'alter table nyx.applications enable replica trigger set_updated_at',
    'trigger set_updated_at on nyx.applications: fires on replicas only',
  ],
  [
    'alter table nyx.data_corrections disable trigger user',
    'trigger refuse_change on nyx.data_corrections: disabled',
  ],
  [
    'alter table nyx.interviews disable trigger all',
    'foreign key checks on nyx.interviews: disabled',
  ],
  [
    'alter table nyx.job_posts enable row level security',
    'table nyx.job_posts: row-level security is on',
  ],
  ['alter table nyx.users disable row level security', 'policy nyx.users.persons'],
  ['drop policy persons on nyx.resumes', 'policy nyx.resumes.persons'],
  ['alter policy persons on saturnus.emails using (true)', 'policy saturnus.emails.persons'],
  [
    'alter table nyx.resumes force row level security',
    'table nyx.resumes: row-level security is forced',
  ],
  ['alter view corrected.emails reset (security_invoker)', 'view corrected.emails'],
  ['create policy own on nyx.users using (true)', 'policy own on nyx.users'],
  ['create rule quiet as on delete to nyx.users do instead nothing', 'rule quiet on nyx.users'],
  ['grant select on saturnus.emails to public', 'select on table saturnus.emails for public'],
  ['grant select on corrected.emails to public', 'select on table corrected.emails for public'],
  ['grant select (email) on nyx.users to public', 'select (email) on table nyx.users for public'],
  ['grant usage on schema etl to public', 'usage on schema etl for public'],
  ['grant create on schema nyx to :role', 'create on schema nyx for :role'],
  ['grant all on nyx.users to :role', 'trigger on table nyx.users for :role'],
  [
    'grant references (id) on nyx.resumes to :role',
    'references (id) on table nyx.resumes for :role',
  ],
  [
    'grant select on nyx.users to :role with grant option',
    'grant option for select on table nyx.users for :role',
  ],
  ['grant insert on etl.role_persons to :role', 'insert on table etl.role_persons for :role'],
  ['grant update on etl.dirty_rules to :role', 'update on table etl.dirty_rules for :role'],
  [
    'grant execute on function etl.apply_corrections() to public',
    'execute on routine etl.apply_corrections() for public',
  ],
  [
    'grant execute on all functions in schema etl to :role',
    'execute on routine etl.mark_touched_rows() for :role',
  ],
  [
    'alter function etl.mark_everything() owner to :role',
    'owner of function etl.mark_everything(): :role',
  ],
  ['alter table nyx.job_tags owner to :role', 'owner of table nyx.job_tags: :role'],
  ['alter function etl.mark_everything() reset search_path', 'function etl.mark_everything()'],
  [
    'alter default privileges in schema nyx grant select on tables to public',
    'select on future tables of',
  ],
  [
    'create function etl.watch() returns event_trigger language plpgsql as $$ begin end $$; create event trigger watching on ddl_command_end execute function etl.watch()',
    'event trigger watching executes etl.watch()',
  ],
  [
    `comment on column saturnus.emails.subject is null`,
    'comment on column saturnus.emails.subject',
  ],
  [`comment on table nyx.users is null`, 'comment on table nyx.users'],
];

test('everything that was switched off, opened or taken away is named, and what is to be typed ends it', async () => {
  const own = (text: string) => text.replaceAll(':role', role.name);
  for (const [statement] of changes) await database.session.pg.query(own(statement));
  const differences = await verifySchema(database.session);
  const objects = differences.map(({ object }) => object);
  expect(
    changes.filter(([, object]) => !objects.some((found) => found.includes(own(object)))),
  ).toEqual([]);
  for (const { remedy } of differences)
    if (remedy !== undefined) await database.session.pg.query(remedy);
  // It was made by hand and may be of use.
  expect(await verifySchema(database.session)).toEqual([
    { kind: 'extra', object: 'function etl.watch()' },
  ]);
});

test('the command names each with what to type, and fails', async () => {
  await using other = await cloneDatabase();
  await other.session.pg.query(`
    alter table nyx.applications disable trigger record_status_change;
    comment on column nyx.users.email is null`);
  const { code, stdout } = await runCli(['migrate', 'verify', '--database-url', other.url]);
  expect(code).toBe(3);
  expect(stdout).toContain('trigger record_status_change on nyx.applications: disabled');
  expect(stdout).toContain('alter table nyx.applications enable trigger record_status_change;');
  expect(stdout).toContain(
    `comment on column nyx.users.email is 'Address the person is known by here; unique. [pii:direct]';`,
  );
});
