// What was logged stays: for every role, and for the owner but by the commands that say so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { createRole, type TestRole } from '../support/role.ts';
import { addTwoPersons } from './two-persons.ts';

const LOGS = [
  'application_status_history',
  'session_events',
  'application_events',
  'data_corrections',
];

let database: TestDatabase;
let writer: TestRole;
beforeAll(async () => {
  database = await cloneDatabase();
  await addTwoPersons(database.session);
  writer = await createRole(
    database,
    `grant usage on schema nyx, saturnus, etl to :role;
    grant select, insert, update, delete, truncate on all tables in schema nyx, saturnus, etl to :role`,
  );
});
afterAll(async () => {
  await writer[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const changes = LOGS.flatMap((table) => [
  `delete from nyx.${table}`,
  `update nyx.${table} set id = id`,
  `truncate nyx.${table} cascade`,
  `merge into nyx.${table} as t using nyx.users as u on true when matched then delete`,
]);

test.each(changes)(
  '%s is refused to a writer, whatever it sets, and to a superuser',
  async (sql) => {
    const { pg } = writer.session;
    await pg.query(`set nyx.take_back = 'on'`);
    await expect(pg.query(sql)).rejects.toThrow('append-only');
    await expect(database.session.pg.query(sql)).rejects.toThrow('append-only');
  },
);

test('only a superuser switches triggers off for a session', async () => {
  const { pg } = writer.session;
  await expect(pg.query(`set session_replication_role = 'replica'`)).rejects.toThrow(
    'permission denied to set parameter',
  );
  await expect(
    pg.query('alter table nyx.session_events disable trigger refuse_change'),
  ).rejects.toThrow('must be owner of table session_events');
  await database.session.pg.query(`
    begin; set local session_replication_role = 'replica'; delete from nyx.session_events; rollback`);
});
