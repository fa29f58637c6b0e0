// What a query shows fits the terminal, also names of characters that take two columns, and tables of many columns.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { widest } from '../../src/reports/render/layout.ts';
import { widthOf } from '../../src/text/text-width.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

const NAME = '北京很长的名字有限责任公司'.repeat(5);
const FAMILY = '👩‍👩‍👧‍👦 한국어 é'.repeat(12);

let files: FixtureFolder;
beforeAll(async () => {
  files = await fixtureFolder();
  await using database = await cloneDatabase();
  await database.session.pg.query(
    `insert into nyx.companies (name, hq_city, tier) values ($1, $2, 'top'), ('B', 'Bern', 'avoid')`,
    [NAME, FAMILY],
  );
  await exportWarehouse(database.session, {
    out: join(files.path, 'exports'),
    profile: 'analyst',
  });
});
afterAll(() => files[Symbol.asyncDispose]());

async function shown(sql: string, columns: number): Promise<string[]> {
  const { code, stdout, stderr } = await runCli(
    ['query', sql, '--warehouse', join(files.path, 'exports')],
    {},
    { isTTY: true, columns },
  );
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('2 rows') });
  return stdout.trimEnd().split('\n');
}

test.each([60, 200])('columns stand below each other at %i columns', async (columns) => {
  const lines = await shown('select name, hq_city, tier from companies order by tier', columns);
  expect(lines).toHaveLength(4);
  expect(widest(lines)).toBeLessThanOrEqual(columns);
  expect(lines[3]).toContain('北京');
  // The last column of each row begins at one place, counted in columns of the terminal.
  const begins = [lines[2]?.split('avoid')[0], lines[3]?.split('top')[0]].map((text) =>
    widthOf(text ?? ''),
  );
  expect(begins[0]).toBe(begins[1]);
});

test.each([60, 80])(
  'where %i columns are too narrow for all, each row is a paragraph with each of its columns',
  async (columns) => {
    const lines = await shown('from companies order by tier', columns);
    expect(widest(lines)).toBeLessThanOrEqual(columns);
    const [first = [], second = []] = lines
      .join('\n')
      .split('\n\n')
      .map((row) => row.split('\n'));
    expect(second).toHaveLength(first.length);
    expect(first).toContainEqual(expect.stringMatching(/^hq_city +Bern$/));
    expect(first).toContainEqual(expect.stringMatching(/^tier +avoid$/));
    expect(second).toContainEqual(expect.stringMatching(/^name +北京.+…$/));
  },
);
