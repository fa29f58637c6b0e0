// What is the same as in the export before is taken from there. That nothing else is: see random-exports.proof.test.ts, too.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { quoteLiteral } from '../../src/database/quoting.ts';
import { connect } from '../../src/database/session.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { temporaryFolder } from '../../src/files/temporary-folder.ts';
import { createRole } from '../support/role.ts';
import { copied, expectAsFromNothing, exportInto } from './kept-rows.ts';
import { type Exports, openExports } from './published.ts';
import { testKeptRows } from './random-exports.ts';

const USER = '00000000-0000-4000-8000-000000000001';

const TABLES = ['companies', 'email_accounts', 'emails', 'users'];

let exports: Exports;
let newest: string;
beforeAll(async () => {
  exports = await openExports();
  await exports.database.session.pg.query(`
    insert into nyx.users (id, name, email) values ('${USER}', 'Jane', 'jane@doe.example');
    insert into saturnus.email_accounts (id, user_id, address) values ('${USER}', '${USER}', 'jane@doe.example');
    insert into saturnus.emails
        (email_account_id, message_external_id, from_address, to_address, subject, direction, received_at)
    select '${USER}', 'message ' || n, 'x@y.example', 'jane@doe.example', 'Subject ' || n, 'inbound', at::timestamptz
    from (
        select n, (timestamptz '2025-11-01 12:00:00+00' + n * interval '1 day')::text as at from generate_series(0, 80) as n
        union all values (90, null), (91, 'infinity'), (92, '-infinity'), (93, '0044-03-15 BC'),
            (94, '2025-12-31 23:59:59.999999+00'), (95, '0001-01-01 00:00:00+00'), (96, '9999-12-31 23:59:59.999999+00'),
            (97, '10000-01-01 00:00:00+00')
    ) as mails (n, at)`);
  await publish();
});
afterEach(() => expectAsFromNothing(newest, exports.database.session, TABLES));
afterAll(() => exports[Symbol.asyncDispose]());

async function publish(): Promise<void> {
  newest = await exportInto(exports.out, exports.database.session, TABLES);
}

/** What an export reads after a change. */
async function readAfter(change: string): Promise<string[]> {
  await exports.database.session.pg.query(change);
  return copied(publish);
}

const month = (first: string) =>
  `("received_at" >= timestamptz '${first} 00:00:00+00' and "received_at" < timestamptz '${first} 00:00:00+00' + interval '1 month')`;

test('nothing is read of a table that has not changed, vacuumed or not', async () => {
  expect(await readAfter('select')).toEqual([]);
  expect(await readAfter('vacuum freeze analyze saturnus.emails')).toEqual([]);
});

test('of a table of months those are read that have changed, also which a row has left or entered', async () => {
  expect(
    await readAfter(`delete from saturnus.emails where message_external_id = 'message 3'`),
  ).toEqual([`emails where ${month('2025-11-01')}`]);
  expect(
    await readAfter(
      `update saturnus.emails set received_at = '2026-01-05' where message_external_id = 'message 40'`,
    ),
  ).toEqual([`emails where ${month('2025-12-01')} or ${month('2026-01-01')}`]);
  expect(
    await readAfter(
      `update saturnus.emails set subject = 'y' where message_external_id = 'message 91'`,
    ),
  ).toEqual([expect.stringMatching(/^emails where \(not coalesce/)]);
  // A month that is gone needs no reading.
  expect(
    await readAfter(
      `delete from saturnus.emails where received_at > '2026-01-01' and received_at < '2027-01-01'`,
    ),
  ).toEqual([]);
});

test('what no trigger sees is seen: replicated, by a superuser, rewritten, truncated', async () => {
  const silently = (change: string) => `
    set session_replication_role = replica; ${change}; set session_replication_role = origin`;
  expect(await readAfter(silently(`update nyx.users set name = 'Joan'`))).toEqual(['users']);
  expect(await readAfter(`vacuum full nyx.users`)).toEqual(['users']);
  expect(await readAfter(`insert into nyx.companies (name) values ('Acme')`)).toEqual([
    'companies',
  ]);
  expect(await readAfter(silently(`truncate nyx.companies cascade`))).toEqual(['companies']);
});

test('a correction makes its table read, and of corrected instants the whole', async () => {
  const correct = (field: string, value: string) => `
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'emails', id, '${field}', '${value}' from saturnus.emails where message_external_id = 'message 7'`;
  expect(await readAfter(correct('subject', '"Corrected"'))).toEqual(['emails']);
  expect(await readAfter(correct('received_at', '"2020-02-02T00:00:00Z"'))).toEqual(['emails']);
  expect(
    await readAfter(
      `update saturnus.emails set subject = 'z' where message_external_id = 'message 8'`,
    ),
  ).toEqual(['emails']);
  expect(await readAfter('select')).toEqual([]);
});

test('another definition, default or comment makes a table read', async () => {
  expect(await readAfter(`alter table nyx.users alter column notes set storage external`)).toEqual([
    'users',
  ]);
  expect(
    await readAfter(`comment on column corrected.users.notes is 'Other. [pii:content]'`),
  ).toEqual(['users']);
});

test('of what is deleted no byte is left, although rows beside it are taken from the export before', async () => {
  const { session } = exports.database;
  await session.pg.query(`
    update saturnus.emails set subject = 'subject-of-somebody-else' where message_external_id = 'message 9'`);
  await publish();
  expect(await filesWith('subject-of-somebody-else')).not.toEqual([]);
  await session.pg.query(`delete from saturnus.emails where message_external_id = 'message 9'`);
  await publish();
  expect(await filesWith('subject-of-somebody-else')).toEqual([]);
  expect(await filesWith('Subject 60')).toContain('nyx.duckdb');
});

/** The files of the newest export in whose bytes a text stands; Parquet files are compressed, so their rows are read. */
async function filesWith(text: string): Promise<string[]> {
  const names = await readdir(newest, { recursive: true });
  const found: string[] = [];
  await using duckDb = await openDuckDb(':memory:');
  for (const name of names) {
    const path = join(newest, name);
    if (name.endsWith('.duckdb') && (await readFile(path)).includes(text)) found.push(name);
    if (!name.includes('emails') || !name.endsWith('.parquet')) continue;
    const rows = await duckDb.rows(
      `from read_parquet(${quoteLiteral(path)}) where subject = ${quoteLiteral(text)}`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test('who may only read goes on from what others have recorded, and nobody from what has no such record', async () => {
  const { database, out } = exports;
  await using reader = await createRole(
    database,
    `grant usage on schema nyx, saturnus, etl, corrected to :role;
     grant select on all tables in schema nyx, saturnus, etl, corrected to :role`,
  );
  const read = () =>
    copied(async () => {
      newest = await exportInto(out, reader.session, TABLES);
    });
  expect(await read()).toEqual([]);
  await database.session.pg.query('delete from etl.exports');
  expect(await read()).toEqual(TABLES);
  // A record that another export makes up for says nothing about where the rows were read.
  await publish();
  await rm(newest, { recursive: true });
  expect(await readAfter('select')).toEqual(TABLES);
  expect(await readAfter('select')).toEqual([]);
});

test('another key makes the tables read that hold pseudonyms, and no other', async () => {
  await using home = await temporaryFolder('home');
  await using other = await temporaryFolder('home');
  const read = ({ path }: { path: string }) =>
    copied(() =>
      exportWarehouse(exports.database.session, {
        ...{ out: exports.out, home: path, profile: 'analyst', tables: TABLES },
      }),
    );
  expect(await read(home)).toEqual(TABLES);
  expect(await read(home)).toEqual([]);
  expect(await read(other)).toEqual(['email_accounts', 'emails', 'users']);
});

test('a row of a transaction that commits after the next export is in the one after', async () => {
  await using late = await connect(exports.database.url, 'late');
  await late.pg.query(`begin; update nyx.users set name = 'Late'`);
  expect(await readAfter('select')).toEqual([]);
  await late.pg.query('commit');
  expect(await readAfter('select')).toEqual(['users']);
});

testKeptRows(1, 3, [
  ...['applications', 'company_properties', 'data_corrections', 'emails', 'job_posts'],
  ...['application_events', 'captcha_events', 'model_usage', 'application_facts'],
]);
