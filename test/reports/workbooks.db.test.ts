// Every kind of report is a workbook that opens.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';

let search: SearchWarehouse;
let folder: string;
beforeAll(async () => {
  search = await publishSearch();
  folder = await mkdtemp(join(tmpdir(), 'nyx-etl-test-'));
});
afterAll(async () => {
  await search[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test.each([['--session', 'last'], ['--overview'], ['--applications']])(
  'a report %s %s',
  async (...words) => {
    const file = join(folder, `${words[0]}.xlsx`);
    const { code } = await runCli([
      ...['report', ...words, '--format', 'xlsx', '--out', file],
      ...['--warehouse', search.out],
    ]);
    expect(code).toBe(0);
    const { sheets } = await readXlsx(await readFile(file));
    expect(sheets.length).toBeGreaterThan(0);
    // Excel would not open a book with a sheet of this name, which is its own.
    expect(sheets.map(({ name }) => name.toLowerCase())).not.toContain('history');
  },
);
