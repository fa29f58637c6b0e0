// The agent's and the mail reader's tables stand in a database each, as the data model draws them.
import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { schemaDifferences } from '../support/schema-differences.ts';
import {
  type AgentDatabase,
  ALL,
  agentDatabase,
  NYX,
  paper,
  rows,
  SATURNUS,
} from './agent-database.ts';

async function adoptFrom(database: AgentDatabase, second: AgentDatabase, ...words: string[]) {
  const { code, stdout, stderr } = await runCli(
    ['adopt', '--from', second.url, '--json', ...words],
    { DATABASE_URL: database.url },
  );
  return { code, stderr, told: JSON.parse(stdout) };
}

test('both become one, with the keys that cross', async () => {
  await using nyx = await agentDatabase(paper(NYX), rows('nyx-rows'));
  await using saturnus = await agentDatabase(paper(SATURNUS), rows('saturnus-rows'));
  const planned = await adoptFrom(nyx, saturnus, '--plan');
  expect(planned).toMatchObject({ code: 0, stderr: '', told: { status: 'planned' } });
  const { code, stderr, told } = await adoptFrom(nyx, saturnus);
  expect({ code, stderr, status: told.status }).toEqual({ code: 0, stderr: '', status: 'adopted' });
  expect(told.tables).toHaveLength(39);
  expect(told.changes).toEqual([
    'constraint session_digests_digest_email_id_fkey of nyx.session_digests: added',
  ]);
  expect(told.tables).toContainEqual({
    table: 'saturnus.emails',
    from: 'second database',
    rows: 5,
  });
  expect(told.tables).toContainEqual({ table: 'nyx.applications', from: 'public', rows: 40 });
  expect(await schemaDifferences(nyx.session)).toEqual([]);
  const linked = await nyx.session.pg.query(`
    select from saturnus.email_application_links as l join nyx.applications as a on a.id = l.application_id`);
  expect(linked.rowCount).toBe(5);
  await expect(nyx.session.pg.query('delete from nyx.users')).rejects.toMatchObject({
    code: '23503',
  });
  expect((await saturnus.agent.query('select from emails')).rowCount).toBe(5);
  expect(await adoptFrom(nyx, saturnus)).toMatchObject({
    code: 0,
    told: {
      status: 'nothing to do',
      remarks: expect.arrayContaining([
        'the rows of 6 tables in the second database are here already',
      ]),
    },
  });
});

test('the second one can come later; rows it has got since are named, not merged', async () => {
  await using nyx = await agentDatabase(paper(NYX), rows('nyx-rows'));
  await using saturnus = await agentDatabase(paper(SATURNUS), rows('saturnus-rows'));
  expect(await runCli(['adopt'], { DATABASE_URL: nyx.url })).toMatchObject({ code: 0 });
  expect(await adoptFrom(nyx, saturnus)).toMatchObject({ code: 0, told: { status: 'adopted' } });
  await saturnus.agent.query(`update emails set subject = 'Changed' where id::text like '%d00000000001';
    insert into emails (email_account_id, from_address, to_address) select id, 'a@b.test', 'x' from email_accounts`);
  expect(await adoptFrom(nyx, saturnus)).toMatchObject({
    code: 3,
    told: {
      status: 'refused',
      offences: [{ table: 'saturnus.emails', constraint: 'rows in both databases', rows: 1 }],
    },
  });
});

test('rows whose other end is in neither are listed, and both stay as they are', async () => {
  await using nyx = await agentDatabase(paper(NYX), rows('nyx-rows'));
  await using saturnus = await agentDatabase(
    paper(SATURNUS),
    rows('saturnus-rows'),
    `insert into email_application_links (email_id, application_id)
     select id, gen_random_uuid() from emails limit 2`,
  );
  expect(await adoptFrom(nyx, saturnus)).toMatchObject({
    code: 3,
    told: {
      status: 'refused',
      offences: [
        {
          table: 'saturnus.email_application_links',
          constraint: 'email_application_links_application_id_fkey',
          rows: 2,
        },
      ],
    },
  });
  expect((await nyx.agent.query('select from public.applications')).rowCount).toBe(40);
  const { rows: schemas } = await nyx.agent.query(
    `select nspname from pg_namespace where nspname in ('nyx', 'saturnus', 'etl', 'adopted_from')`,
  );
  expect(schemas).toEqual([]);
});

test('where both were made by the whole script, each table comes from where it has rows', async () => {
  await using nyx = await agentDatabase(paper(ALL), rows('nyx-rows'));
  await using saturnus = await agentDatabase(
    paper(ALL),
    `insert into users (id, name, email) values ('00000000-0000-4000-8000-00000000000f', 'Ada E.', 'ada@example.org')`,
    `alter table email_application_links drop constraint email_application_links_application_id_fkey`,
    rows('saturnus-rows'),
  );
  const { code, told } = await adoptFrom(nyx, saturnus);
  expect({ code, error: told.error, offences: told.offences }).toEqual({ code: 0, offences: [] });
  expect(told.tables).toContainEqual({
    table: 'saturnus.emails',
    from: 'second database',
    rows: 5,
  });
  expect(told.tables).toContainEqual({ table: 'nyx.job_sources', from: 'public', rows: 6 });
  expect(told.remarks).toContain('1 row of nyx.users say something else there; those here stay');
  expect(await schemaDifferences(nyx.session)).toEqual([]);
});

test('a person whom both know by the address is one', async () => {
  await using nyx = await agentDatabase(paper(NYX), rows('nyx-rows'));
  await using saturnus = await agentDatabase(
    paper(['1_people_and_jobs']),
    paper(SATURNUS),
    `insert into users (id, name, email) values ('00000000-0000-4000-8000-0000000000ee', 'Ada', 'ada@example.org')`,
    rows('saturnus-rows').replaceAll('-00000000000f', '-0000000000ee'),
  );
  const { code, told } = await adoptFrom(nyx, saturnus);
  expect({ code, offences: told.offences }).toEqual({ code: 0, offences: [] });
  expect(told.remarks).toContain(
    '1 row of saturnus.email_accounts now name nyx.users by the ids here',
  );
  const { rows: owners } = await nyx.session.pg.query(
    'select u.name from saturnus.email_accounts as a join nyx.users as u on u.id = a.user_id',
  );
  expect(owners).toEqual([{ name: 'Ada Example' }]);
  expect(await schemaDifferences(nyx.session)).toEqual([]);
  expect(await adoptFrom(nyx, saturnus)).toMatchObject({ told: { status: 'nothing to do' } });
});

test('two databases come into a new one, one after the other', async () => {
  await using fresh = await agentDatabase();
  await using nyx = await agentDatabase(paper(NYX), rows('nyx-rows'));
  await using saturnus = await agentDatabase(paper(SATURNUS), rows('saturnus-rows'));
  const reverse = await adoptFrom(fresh, saturnus);
  expect(reverse.told.offences).toContainEqual(
    expect.objectContaining({ constraint: 'email_accounts_user_id_fkey', rows: 1 }),
  );
  expect(await adoptFrom(fresh, nyx)).toMatchObject({ code: 0, told: { status: 'adopted' } });
  expect(await adoptFrom(fresh, saturnus)).toMatchObject({ code: 0, told: { status: 'adopted' } });
  expect(await schemaDifferences(fresh.session)).toEqual([]);
});

test('a database is not its own second one, nor is one without such tables, or one that is not there', async () => {
  await using nyx = await agentDatabase(paper(NYX));
  await using empty = await agentDatabase();
  const itself = await runCli(['adopt', '--from', nyx.url], { DATABASE_URL: nyx.url });
  expect(itself).toMatchObject({ code: 2 });
  expect(itself.stderr).toContain('--from names the database that adopts');
  const without = await runCli(['adopt', '--from', empty.url], { DATABASE_URL: nyx.url });
  expect(without).toMatchObject({ code: 2 });
  expect(without.stderr).toContain('the second database has no table of the data model');
  const nowhere = await runCli(['adopt', '--from', `${empty.url}_none`], { DATABASE_URL: nyx.url });
  expect(nowhere).toMatchObject({ code: 2 });
  const wrong = await runCli(['adopt', '--from', 'saturnus'], { DATABASE_URL: nyx.url });
  expect(wrong).toMatchObject({ code: 2 });
});
