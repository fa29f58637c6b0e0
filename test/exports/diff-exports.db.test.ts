import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { manifestText } from '../../src/database/manifest.ts';
import { readWarehouse } from '../../src/database/warehouse.ts';
import { diffExports } from '../../src/exports/diff-exports.ts';
import { exportDiff } from '../../src/json/export.ts';
import { runCli } from '../support/run-cli.ts';
import { type Exports, openExports } from './published.ts';

let exports: Exports;
let [before, same, after] = ['', '', ''];

beforeAll(async () => {
  exports = await openExports();
  const { pg } = exports.database.session;
  await pg.query(`
    insert into nyx.companies (name, tier)
    select 'Company ' || n, 'top' from generate_series(1, 10) as n`);
  before = (await exports.publish(1)).folder;
  same = (await exports.publish(2)).folder;
  await pg.query(`
    update nyx.companies set tier = 'avoid' where name in ('Company 1', 'Company 2');
    update nyx.companies set hq_city = 'Bonn' where name = 'Company 2';
    delete from nyx.companies where name = 'Company 3';
    insert into nyx.companies (name) values ('One'), ('Two')`);
  after = (await exports.publish(3)).folder;
});
afterAll(() => exports[Symbol.asyncDispose]());

test('exports of the same rows are equal, whenever they were made: exit 0', async () => {
  const { code, stdout } = await runCli(['export', 'diff', before, same]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^from .*\nto .*\nnothing changed: \d+ tables with the same rows\n$/);
});

test('rows added, removed and changed are counted by key, with their columns: exit 3', async () => {
  const { code, stdout } = await runCli(['export', 'diff', before, exports.analyst, '--json']);
  expect(code).toBe(3);
  const { schema, ...found } = JSON.parse(stdout);
  expect(schema).toBe('nyx-etl/export-diff@1');
  expect(exportDiff.parse(found)).toMatchObject({ equal: false, to: { folder: after } });
  const companies = found.tables_changed.find(({ name }: { name: string }) => name === 'companies');
  expect(companies).toEqual({
    schema: 'raw',
    name: 'companies',
    columns: { added: [], removed: [], retyped: [] },
    rows: {
      key: ['id'],
      added: 2,
      removed: 1,
      changed: 2,
      changed_columns: expect.objectContaining({ tier: 2, hq_city: 1 }),
    },
  });
  const text = (await runCli(['export', 'diff', before, after])).stdout;
  expect(text).toMatch(/^~ raw\.companies: 2 rows added; 1 row removed; 2 rows changed \(.*tier/m);
  expect((await diffExports(after, before)).tables_changed).toContainEqual(
    expect.objectContaining({
      rows: expect.objectContaining({ added: 1, removed: 2, changed: 2 }),
    }),
  );
});

test('tables and columns that came, went or have another type are named; rows without a key are told', async () => {
  const before = await altered(
    'older',
    `
    create table raw.notes (note text, n integer);
    insert into raw.notes values ('a', 1), ('a', 1), (null, 2)`,
    [{ name: 'notes', columns: { note: 'VARCHAR', n: 'INTEGER' }, rows: 3 }],
  );
  const after = await altered(
    'newer',
    `
    create table raw.notes (note text, n varchar, "day ""x""" date);
    insert into raw.notes values ('a', '1', null), ('b', '1', null), (null, '2', null);
    create table raw.more (n integer);
    drop table marts.cohorts cascade`,
    [
      { name: 'notes', columns: { note: 'VARCHAR', n: 'VARCHAR', 'day "x"': 'DATE' }, rows: 3 },
      { name: 'more', columns: { n: 'INTEGER' }, rows: 0 },
    ],
    'cohorts',
  );
  const found = await diffExports(before, after);
  expect(found).toMatchObject({
    equal: false,
    tables_added: ['raw.more'],
    tables_removed: ['marts.cohorts'],
  });
  expect(found.tables_changed).toEqual([
    {
      schema: 'raw',
      name: 'notes',
      columns: {
        added: ['day "x"'],
        removed: [],
        retyped: [{ name: 'n', from: 'INTEGER', to: 'VARCHAR' }],
      },
      rows: { key: [], added: 1, removed: 1, changed: 0, changed_columns: {} },
    },
  ]);
  const { stdout } = await runCli(['export', 'diff', before, after]);
  expect(stdout).toContain(
    '~ raw.notes: column day "x" added; column n was INTEGER, is VARCHAR; 1 row added; 1 row removed (no key: whole rows compared)',
  );
});

/** A copy of an export whose file and manifest have other tables. */
async function altered(
  name: string,
  sql: string,
  tables: { name: string; columns: Record<string, string>; rows: number }[],
  dropped?: string,
): Promise<string> {
  const folder = join(exports.out, name);
  await cp(after, folder, { recursive: true });
  await using duckDb = await openDuckDb(join(folder, 'nyx.duckdb'));
  await duckDb.run(sql);
  const { manifest } = await readWarehouse(folder);
  const added = tables.map(({ name: own, columns, rows }) => ({
    ...{
      name: own,
      schema: 'raw' as const,
      rows,
      files: [],
      left_out: [],
      unrepresentable: {},
      infinite: {},
    },
    pseudonymised: [],
    versions: null,
    content_hash: name === 'older' ? '0'.repeat(16) : '1'.repeat(16),
    columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
  }));
  const kept = manifest.tables.filter((table) => table.name !== dropped);
  const text = manifestText({ ...manifest, tables: [...kept, ...added] });
  await writeFile(join(folder, 'manifest.json'), text);
  return folder;
}

test.each([
  [['diff'], 'diff compares two exports'],
  [['diff', 'nowhere', 'nowhere'], 'there is no warehouse'],
  [['verify', 'a', 'b'], 'two exports belong to diff'],
])('export %j is a mistake with a hint, exit 2', async (words, sentence) => {
  const { code, stderr } = await runCli(['export', ...words]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(new RegExp(`^error: ${sentence}.*\nhint: .+`)),
  });
});
