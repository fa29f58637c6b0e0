// Parquet files whose rows have not changed are those of the export before, with one place on the disk for both.
import { appendFile, chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { type Exports, instantOf, openExports } from './published.ts';

const EMAILS = ['2025-11', '2025-12', '2026-01'].map(
  (month) => `parquet/emails/month=${month}/emails.parquet`,
);

let exports: Exports;
beforeAll(async () => {
  exports = await openExports();
  await exports.database.session.pg.query(`
    insert into nyx.users (id, name, email)
    values ('00000000-0000-4000-8000-000000000001', 'Jane', 'jane@doe.example');
    insert into saturnus.email_accounts (id, user_id, address)
    values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'jane@doe.example');
    insert into saturnus.emails
        (email_account_id, message_external_id, from_address, to_address, subject, direction, received_at)
    select
        '00000000-0000-4000-8000-000000000002', 'message ' || n, 'x@y.example', 'jane@doe.example', 'Hello',
        'inbound', timestamptz '2025-11-01 12:00:00+00' + n * interval '1 day'
    from generate_series(0, 80) as n`);
});
afterAll(() => exports[Symbol.asyncDispose]());

/** Of each file of emails: its place on the disk. */
const places = (folder: string) =>
  Promise.all(EMAILS.map(async (file) => (await stat(join(folder, file))).ino));

test('months without a change are linked, and verify proves them', async () => {
  const first = await exports.publish(1);
  await chmod(join(first.folder, EMAILS[0] ?? ''), 0o644);
  await exports.database.session.pg.query(
    `update saturnus.emails set direction = 'outbound' where message_external_id = 'message 75'`,
  );
  const second = await exports.publish(2);
  const [before, after] = [await places(first.folder), await places(second.folder)];
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after[2]).not.toBe(before[2]);
  for (const { folder } of [first, second]) {
    const { problems } = await verifyExport(folder);
    expect(problems).toEqual([]);
  }
  const nodes = await Promise.all(
    [first, second].map(({ folder }) => stat(join(folder, 'parquet/companies/companies.parquet'))),
  );
  expect(nodes[0]?.ino).toBe(nodes[1]?.ino);
}, 180_000);

test('what is compressed otherwise, or has become another file since, is written anew', async () => {
  const third = await exports.publish(3);
  const { session } = exports.database;
  const snappy = await exportWarehouse(session, {
    ...{ out: exports.out, profile: 'analyst', asOf: instantOf(4) },
    compression: 'snappy',
  });
  const [of3, of4] = [await places(third.folder), await places(snappy.folder)];
  expect(of4.some((place) => of3.includes(place))).toBe(false);

  await appendFile(join(snappy.folder, EMAILS[0] ?? ''), 'x');
  const fifth = await exportWarehouse(session, {
    ...{ out: exports.out, profile: 'analyst', asOf: instantOf(5) },
    compression: 'snappy',
  });
  const of5 = await places(fifth.folder);
  expect(of5[0]).not.toBe(of4[0]);
  expect(of5.slice(1)).toEqual(of4.slice(1));
  expect((await verifyExport(fifth.folder)).problems).toEqual([]);
  expect((await verifyExport(snappy.folder)).problems).toMatchObject([{ problem: 'changed' }]);
}, 180_000);
