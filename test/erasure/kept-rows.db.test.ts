// What somebody has added to the database keeps a row of the person: that is said, and nothing is changed.
import { expect, test } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';

const place = freshPlace();

const ANNA = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';

/** What somebody has added, and what is said of it. */
const added: [what: string, sql: string, said: string][] = [
  [
    'a rule',
    'create rule keep as on delete to nyx.users do instead nothing',
    'a rule or a trigger keeps rows of nyx.users',
  ],
  [
    'a trigger that only marks what is deleted',
    `create function public.keep() returns trigger language plpgsql as 'begin return null; end';
    create trigger keep before delete on saturnus.email_accounts for each row execute function public.keep()`,
    'a rule or a trigger keeps rows of saturnus.email_accounts',
  ],
  [
    'a table of another program',
    `create table public.notes (user_id uuid references nyx.users (id));
    insert into public.notes values ('${ANNA}')`,
    'rows of public.notes refer to nyx.users',
  ],
  [
    'a table without an id',
    'create table nyx.diary (user_id uuid references nyx.users (id), day date)',
    'nyx.diary: these rows belong to persons, and have no id (uuid)',
  ],
  [
    'a table with another kind of id',
    'create table nyx.diary (id bigint primary key, user_id uuid references nyx.users (id))',
    'nyx.diary: these rows belong to persons, and have no id (uuid)',
  ],
  [
    'two tables that refer to each other',
    `create table nyx.a (id uuid primary key, b_id uuid, user_id uuid references nyx.users (id));
    create table nyx.b (id uuid primary key, a_id uuid references nyx.a (id));
    alter table nyx.a add foreign key (b_id) references nyx.b (id)`,
    'nyx.a -> nyx.b -> nyx.a: these tables refer to each other',
  ],
];

test.each(added)('%s', async (_, sql, said) => {
  const { pg } = place.database.session;
  await pg.query(`
    insert into nyx.users (id, name, email) values
      ('${ANNA}', 'Anna', 'anna@example.com'), ('${OTHER}', 'Bert', 'bert@example.com');
    insert into saturnus.email_accounts (user_id, address) values ('${ANNA}', 'anna@example.com');
    ${sql}`);
  const { code, stdout, stderr } = await runCli([
    ...['erase', '--user', 'anna@example.com', '--confirm', '--database-url', place.database.url],
  ]);
  expect(stderr).toMatch(/^error: .+\nhint: nothing was erased; .+\n$/);
  expect(stderr).toContain(`error: ${said}\n`);
  expect({ stdout, failed: code !== 0 }).toEqual({ stdout: '', failed: true });
  const { rows } = await pg.query(`
    select (select count(*)::integer from nyx.users) as users,
      (select count(*)::integer from saturnus.email_accounts) as accounts`);
  expect(rows).toEqual([{ users: 2, accounts: 1 }]);
});
