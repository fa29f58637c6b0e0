// What the agent and the mail reader may: fill every table but two, read and change rows, and nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';
import { fillEveryColumn } from '../exports/fill-every-column.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { grantsOf, type LoginRole, makeRole } from './least-rights.ts';

const LOGS = /\.(application_status_history|session_events|application_events|data_corrections)$/;
/** Persons are made by the owner or a load; days are counted by transforms. */
const OF_OTHERS = ['nyx.users', 'nyx.company_metrics_daily'];
const ID = '00000000-0000-4000-8000-000000000001';
const EACH = { idOf: () => ID, mark: 'mark' };

let database: TestDatabase;
let name: string;
let role: LoginRole;
let agent: Session;
let tables: string[];
beforeAll(async () => {
  database = await cloneDatabase();
  const { pg } = database.session;
  role = await makeRole(database, 'agent', '/nowhere');
  const url = new URL(database.url);
  name = url.pathname.slice(1);
  url.username = role.name;
  url.password = 'w';
  agent = await connect(url.href, 'test');
  const { rows } = await pg.query<{ table: string }>(`
    select schemaname || '.' || tablename as table from pg_tables
    where schemaname in ('nyx', 'saturnus') order by 1`);
  tables = rows.map(({ table }) => table);
});
afterAll(async () => {
  await agent[Symbol.asyncDispose]();
  await role[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test('it has what filling tables needs, by name, and nothing more', async () => {
  const wanted = tables.flatMap((table) => [
    `select on ${table}`,
    ...(OF_OTHERS.includes(table) ? [] : [`insert on ${table}`]),
    ...(OF_OTHERS.includes(table) || LOGS.test(table) ? [] : [`update on ${table}`]),
  ]);
  const schemas = ['usage on schema nyx', 'usage on schema saturnus'];
  const granted = await grantsOf(database.session, role.name);
  expect(granted).toEqual([...wanted, ...schemas, `connect on database ${name}`].sort());
});

test('it fills every table, and changes rows of all but the logs', async () => {
  const { pg } = database.session;
  await pg.query(`grant set on parameter session_replication_role to ${role.name}`);
  await fillEveryColumn(database.session, { ...EACH, has: (table) => OF_OTHERS.includes(table) });
  await fillEveryColumn(agent, { ...EACH, has: (table) => !OF_OTHERS.includes(table) });
  await pg.query(`revoke set on parameter session_replication_role from ${role.name}`);
  for (const table of tables.filter((one) => !OF_OTHERS.includes(one) && !LOGS.test(one))) {
    const { rowCount } = await agent.pg.query(`update ${table} set id = id where id = '${ID}'`);
    expect({ table, rowCount }).toEqual({ table, rowCount: 1 });
  }
});

test('it deletes, empties, alters and makes nothing, and reads nothing of the pipeline', async () => {
  await database.session.pg.query(`revoke temporary on database ${name} from public`);
  const trigger = 'for each row execute function suppress_redundant_updates_trigger()';
  const refused = [
    ...tables.flatMap((table) => [
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} add column x text`,
      `create trigger x after insert on ${table} ${trigger}`,
    ]),
    ...LOGS.source.matchAll(/\w{9,}/g).map(([table]) => `update nyx.${table} set id = id`),
    ...['create table nyx.x ()', 'create schema x', 'create temporary table x (id int)'],
    ...[
      'select from etl.runs',
      'select from corrected.users',
      'insert into nyx.users default values',
    ],
  ];
  for (const sql of refused)
    await expect(agent.pg.query(sql), sql).rejects.toThrow(/permission denied|must be owner/);
});
