import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { endWhileCopying } from './ended-connections.ts';
import { insertMuch } from './published.ts';

let database: TestDatabase;
let out: string;
let published: string;

beforeEach(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-faults-'));
  published = join(out, 'personal');
});

afterEach(async () => {
  await database[Symbol.asyncDispose]();
  await rm(out, { recursive: true, force: true });
});

async function exportPersonal(asOf: string) {
  return exportWarehouse(database.session, { out, profile: 'personal', asOf });
}

test('a connection that ends amid a table is named, and nothing is published', () =>
  endWhileCopying());

test('who holds the old warehouse open keeps reading it while a new one replaces it', async () => {
  await exportPersonal('2026-01-01T00:00:00Z');
  await using reader = await openWarehouse(await findWarehouse(published));
  await insertMuch(database, 32);
  const { removed } = await exportWarehouse(database.session, {
    out,
    profile: 'personal',
    asOf: '2026-01-02T00:00:00Z',
    keep: 1,
  });
  expect(removed).toHaveLength(1);
  expect(await reader.rows('select count(*)::int as n from job_posts')).toEqual([{ n: 0 }]);
  await using newer = await openWarehouse(await findWarehouse(published));
  expect(await newer.rows('select count(*)::int as n from job_posts')).toEqual([{ n: 20000 }]);
});

test('two exports of one logical time both stand, the later is the latest', async () => {
  const first = await exportPersonal('2026-01-01T00:00:00Z');
  const second = await exportPersonal('2026-01-01T00:00:00Z');
  expect(second.folder).toBe(`${first.folder}-2`);
  expect((await findWarehouse(published)).folder).toBe(second.folder);
});

test('a file in the way of the folder is wrong usage, in one sentence', async () => {
  const file = join(out, 'file');
  await writeFile(file, '');
  const { code, stderr } = await runCli(['export', '--out', file, '--database-url', database.url]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: cannot export to .+\(EEXIST\)\nhint: .+\n$/);
});

test('a read-only server is exported, and it is said that it does not know of that', async () => {
  await database.session.pg.query('set default_transaction_read_only = on');
  const { folder, notes } = await exportPersonal('2026-01-01T00:00:00Z');
  expect(notes).toEqual([expect.stringContaining('this server is read-only')]);
  expect((await verifyExport(folder)).problems).toEqual([]);
  const live = await exportWarehouse(database.session, {
    out,
    profile: 'analyst',
    temporary: true,
  });
  expect(live.notes).toEqual([]);
  expect((await verifyExport(live.folder)).problems).toEqual([]);
});

test('an export that was published but not recorded is recorded by the next one', async () => {
  const recorded = async () => {
    const rows = await database.session.db
      .selectFrom('etl.exports')
      .select(['folder', 'manifest_sha256'])
      .execute();
    return rows.toSorted((a, b) => a.folder.localeCompare(b.folder));
  };
  const first = await exportPersonal('2026-01-01T00:00:00Z');
  const before = await recorded();
  await database.session.db.deleteFrom('etl.exports').execute();
  const second = await exportPersonal('2026-01-02T00:00:00Z');
  const after = await recorded();
  expect(after.map(({ folder }) => folder)).toEqual([first.folder, second.folder]);
  expect(after[0]).toEqual(before[0]);
  await exportPersonal('2026-01-03T00:00:00Z');
  expect(await recorded()).toHaveLength(3);
});
