// Two persons in one database: each reads, by a role of its own, nothing of the other.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { createRole } from '../support/role.ts';
import { runCli } from '../support/run-cli.ts';
import { askEverything } from './ask-mcp.ts';
import { addTwoPersons, becomePerson, idOf, type Person, persons } from './two-persons.ts';

let database: TestDatabase;
let folder: string;
const suffix = randomBytes(4).toString('hex');
const nameOf = (person: Person) => `nyx_${person}_${suffix}`;
const urls = { anna: '', bert: '' };
const sessions = new Map<Person, Session>();

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-persons-'));
  await addTwoPersons(database.session);
  const transformed = await runCli(['transform', '--database-url', database.url]);
  expect(transformed).toMatchObject({ code: 0 });
  for (const person of ['anna', 'bert'] as const) {
    const email = `${persons[person].mark}@example.com`;
    const { stdout } = await runCli(
      ['roles', '--print', '--user', email, '--name', nameOf(person)],
      {},
    );
    urls[person] = await becomePerson(database, stdout, nameOf(person));
    sessions.set(person, await connect(urls[person], 'test'));
  }
});
afterAll(async () => {
  for (const session of sessions.values()) await session[Symbol.asyncDispose]();
  for (const person of ['anna', 'bert'] as const)
    await database.session.pg.query(`drop owned by ${nameOf(person)}; drop role ${nameOf(person)}`);
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function sessionOf(person: Person): Session {
  const session = sessions.get(person);
  if (!session) throw new Error('no session');
  return session;
}

/** Runs a command as a person, which tells nothing of the other. */
async function runAs(person: Person, ...words: string[]): Promise<string> {
  const env = { NYX_HOME: folder };
  const { code, stdout, stderr } = await runCli([...words, '--database-url', urls[person]], env);
  expect({ words, failed: code === 1 ? stderr : '' }).toEqual({ words, failed: '' });
  expect(stdout + stderr).not.toContain(persons[person].other);
  expect(stdout + stderr).not.toContain(idOf(3 - persons[person].number));
  return stdout;
}

/** The folder into which a person has exported what it sees. */
async function exported(person: Person): Promise<string> {
  const out = join(folder, person);
  if (!existsSync(out)) await runAs(person, 'export', '--out', out, '--profile', 'personal');
  return out;
}

describe.each(['anna', 'bert'] as const)('%s', (person) => {
  const { mark, other, number } = persons[person];

  test('reads in no table and no view anything of the other, and everything of its own', async () => {
    const { pg } = sessionOf(person);
    const { rows } = await pg.query<{ name: string; is_of_person: boolean }>(`
      select c.oid::regclass::text as name,
        c.oid in (select p.polrelid from pg_policy as p) as is_of_person
      from pg_class as c
      where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
        and c.relkind in ('r', 'v') and has_table_privilege(c.oid, 'select')
      order by 1`);
    expect(rows.length).toBeGreaterThan(110);
    const owner = database.session.pg;
    for (const { name } of rows) {
      const read = `select coalesce(string_agg(to_jsonb(t)::text, ' '), '') as all from ${name} as t`;
      const seen: string = (await pg.query(read)).rows[0].all;
      const stands: string = (await owner.query(read)).rows[0].all;
      // Which role is whose is told by ids, as the policies need it.
      const leaks = name !== 'etl.role_persons' && seen.includes(idOf(3 - number));
      expect({ name, leaks: leaks || seen.includes(other) }).toEqual({ name, leaks: false });
      // What belongs to nobody may be hidden; what is one's own may not.
      expect({ name, seen: seen.includes(mark) }).toEqual({ name, seen: stands.includes(mark) });
    }
  });

  test('reports, and what it exports, hold nothing of the other', async () => {
    const out = await exported(person);
    await runAs(person, 'status', '--json');
    expect(await runAs(person, 'status')).toContain('loads, runs and exports are hidden from it');
    await runAs(person, 'report', '--all', '--live', '--out', `${out}-site`);
    for (const name of await readdir(`${out}-site`, { recursive: true }))
      if (name.endsWith('.html'))
        expect(await readFile(join(`${out}-site`, name), 'utf8')).not.toContain(other);
    await using duckDb = await openWarehouse(await findWarehouse(join(out, 'personal')));
    const tables = await duckDb.rows(
      'select table_name from information_schema.tables where table_schema = current_schema()',
    );
    const texts: string[] = [];
    for (const { table_name: name } of tables) {
      const rows = await duckDb.rows(`select to_json(t)::varchar as row from "${name}" as t`);
      texts.push(...rows.map(({ row }) => String(row)));
    }
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => text.includes(other))).toEqual([]);
    expect(texts.filter((text) => text.includes(idOf(3 - number)))).toEqual([]);
    expect(texts.filter((text) => text.includes(mark)).length).toBeGreaterThan(20);
  });

  test('agents are told nothing of the other', async () => {
    const warehouse = await findWarehouse(await exported(person), 'personal');
    await using duckDb = await openWarehouse(warehouse);
    const tables = await duckDb.rows(
      'select table_name from information_schema.tables where table_schema = current_schema()',
    );
    const rows = tables.map(
      ({ table_name: name }) => `select to_json(t)::varchar from "${name}" as t`,
    );
    const mine = await askEverything(warehouse.folder, [
      ['query', { sql: rows.join(' union all '), limit: 1000 }],
      ['session_report', { session: idOf(number) }],
      ['overview_report', { user: idOf(number), format: 'json' }],
      ['applications_report', { user: idOf(number), format: 'json' }],
      ['company_report', { company: idOf(3) }],
    ]);
    expect(mine.filter((text) => text.includes(other))).toEqual([]);
    expect(mine.filter((text) => text.includes(idOf(3 - number)))).toEqual([]);
    expect(mine.filter((text) => text.includes(mark)).length).toBeGreaterThan(5);
    // Whoever knows the number of the other learns that it is not there, and nothing else.
    const others = await askEverything(warehouse.folder, [
      ['session_report', { session: idOf(3 - number) }],
      ['session_report', { session: 'last', user: idOf(3 - number) }],
      ['overview_report', { user: idOf(3 - number) }],
      ['applications_report', { user: idOf(3 - number) }],
      ['domains_to_avoid', { user: idOf(3 - number) }],
    ]);
    expect(others.filter((text) => text.includes(other))).toEqual([]);
    expect(others.filter((text) => text.includes('"isError":true')).length).toBe(5);
  });

  test('counts its own applications where companies are counted, and not those of the other', async () => {
    const read = async ({ pg }: Session) =>
      (
        await pg.query(`
          select
            (select sum(applications_sent)::integer from corrected.company_metrics_daily) as sent,
            (select sum(interviews_received)::integer from corrected.company_metrics_daily) as interviews,
            (select value from corrected.company_properties where key = 'applications_sent') as property`)
      ).rows;
    expect(await read(sessionOf(person))).toEqual([{ sent: 1, interviews: 2, property: 1 }]);
    expect(await read(database.session)).toEqual([{ sent: 2, interviews: 4, property: 2 }]);
  });

  test('writes rows of its own, and none for the other or with a key of the other', async () => {
    const { pg } = sessionOf(person);
    const [own, others] = [idOf(number), idOf(3 - number)];
    const add = (user: string, session: string) =>
      pg.query(
        `insert into nyx.applications (user_id, session_id, job_post_id, effort_level)
        values ($1, $2, $3, 'low')`,
        [user, session, idOf(3)],
      );
    await add(own, own);
    await expect(add(others, own)).rejects.toThrow('row-level security');
    await expect(add(own, others)).rejects.toThrow('row-level security');
    for (const statement of [
      `update nyx.applications set domain_name = 'x' where user_id = '${others}'`,
      `update saturnus.emails set subject = 'x' where email_account_id = '${others}'`,
    ])
      expect((await pg.query(statement)).rowCount).toBe(0);
    const correct = (id: string) =>
      pg.query(
        `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
        values ('applications', $1, 'domain_name', '"x"')`,
        [id],
      );
    await correct(own);
    await expect(correct(others)).rejects.toThrow('row-level security');
    const refer = (field: string, id: string) =>
      pg.query(
        `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
        values ('nyx.applications', $1, $2, to_jsonb($3::text))`,
        [own, field, id],
      );
    await refer('session_id', own);
    await refer('job_post_id', idOf(3));
    await expect(refer('user_id', others)).rejects.toThrow('row-level security');
    await expect(refer('session_id', others)).rejects.toThrow('row-level security');
  });
});

test('a role that is nobody’s sees nobody, as soon as a person has a role', async () => {
  await using stranger = await createRole(
    database,
    `grant usage on schema nyx, saturnus, etl, corrected to :role;
    grant select on all tables in schema nyx, saturnus, etl, corrected to :role`,
  );
  const count = async () =>
    (await stranger.session.pg.query('select count(*)::integer as n from corrected.users')).rows[0]
      .n;
  expect(await count()).toBe(0);
  await database.session.pg.query('insert into etl.role_persons values ($1, null)', [
    stranger.name,
  ]);
  expect(await count()).toBe(2);
  await database.session.pg.query('delete from etl.role_persons where role_name = $1', [
    stranger.name,
  ]);
});

test('the tables that all persons share, and those that no role of a person reads, are these', async () => {
  const { rows } = await database.session.pg.query(`
    select
      c.oid in (select p.polrelid from pg_policy as p) as hidden,
      string_agg(c.relname, ' ' order by c.relname) as tables
    from pg_class as c
    where c.relkind = 'r' and c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)
      and c.oid not in (select child from etl.person_references() union values ('nyx.users'::regclass))
    group by 1 order by 1`);
  expect(rows).toEqual([
    {
      hidden: false,
      tables:
        'companies domain_policies job_post_tags job_posts job_sources job_tags model_providers',
    },
    {
      hidden: true,
      tables:
        'company_metrics_daily company_properties data_corrections domain_rate_limits system_configs',
    },
  ]);
});
