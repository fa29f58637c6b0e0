// A database that the data model's own statements have made, and an agent has filled, becomes ours
// as it stands.
import { expect, test } from 'vitest';
import { verifySchema } from '../../src/schema.ts';
import { runCli } from '../support/run-cli.ts';
import { ALL, agentDatabase, paper, reconnect, rows } from './agent-database.ts';

test('migrate tells of the tables in schema public, and leaves the database as it is', async () => {
  await using database = await agentDatabase(paper(ALL));
  const env = { DATABASE_URL: database.url };
  const migrated = await runCli(['migrate'], env);
  expect(migrated.code).toBe(3);
  expect(migrated.stderr).toContain(
    '39 tables of the data model stand in schema public, where new ones would hide them',
  );
  expect(migrated.stderr).toContain("'nyx-etl adopt' moves them");
  const { rows: schemas } = await database.agent.query(`select to_regnamespace('nyx') as nyx`);
  expect(schemas).toEqual([{ nyx: null }]);
  expect((await runCli(['transform'], env)).stderr).toContain('nyx-etl adopt');
  for (const words of [['status'], ['doctor'], ['migrate', 'status']])
    expect((await runCli(words, env)).stdout).toContain('39 tables of the data model stand');
});

test('adopt moves every table with its rows, and the database is what migrate makes', async () => {
  await using database = await agentDatabase(paper(ALL), rows('nyx-rows'), rows('saturnus-rows'));
  const env = { DATABASE_URL: database.url };
  const planned = await runCli(['adopt', '--plan', '--json'], env);
  expect({ code: planned.code, stderr: planned.stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(planned.stdout)).toMatchObject({ status: 'planned' });
  expect((await database.agent.query('select from public.applications')).rowCount).toBe(40);
  const adopted = await runCli(['adopt', '--json'], env);
  expect({ code: adopted.code, stderr: adopted.stderr }).toEqual({ code: 0, stderr: '' });
  const told = JSON.parse(adopted.stdout);
  expect(told).toMatchObject({ status: 'adopted', changes: [], kept: [], left: [], offences: [] });
  expect(told.tables).toEqual(JSON.parse(planned.stdout).tables);
  expect(told.tables).toHaveLength(39);
  expect(told.tables).toContainEqual({ table: 'nyx.applications', from: 'public', rows: 40 });
  expect(await verifySchema(database.session)).toEqual([]);
  const client = await reconnect(database);
  await client.query(`insert into emails (email_account_id, from_address, to_address)
    select id, 'a@b.test', address from email_accounts`);
  const seen = await client.query('select from saturnus.emails');
  await client.end();
  expect(seen.rowCount).toBe(6);
  const corrected = await database.agent.query(
    `select name from corrected.companies where name like 'Company O%'`,
  );
  expect(corrected.rows).toEqual([{ name: 'Company One' }]);
  expect((await runCli(['migrate'], env)).stdout).toContain('nothing to apply');
});

test('schemas of another program that have our names are told by every command, and left alone', async () => {
  await using database = await agentDatabase(
    'create schema nyx; create schema etl; create table etl.migrations (id integer, name text)',
  );
  const env = { DATABASE_URL: database.url };
  const said = 'schema etl, nyx is there already, and nyx-etl has not made it';
  for (const words of [['migrate'], ['transform'], ['export'], ['adopt']]) {
    const { code, stderr } = await runCli(words, env);
    expect({ words, code }).toEqual({ words, code: 1 });
    expect(stderr).toBe(
      `error: ${said}\nhint: rename it, e.g. 'alter schema nyx rename to …', or give nyx-etl a database of its own\n`,
    );
  }
  for (const words of [['status'], ['doctor'], ['migrate', 'status']])
    expect((await runCli(words, env)).stdout).toContain(said);
  const { rows: found } = await database.agent.query(
    `select nspname as name from pg_namespace where nspname in ('nyx', 'saturnus', 'corrected', 'etl') order by 1`,
  );
  expect(found).toEqual([{ name: 'etl' }, { name: 'nyx' }]);
});
