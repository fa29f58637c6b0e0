import { appendFile, mkdtemp, open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { cloneDatabase } from '../support/database.ts';

let out: string;
let folder: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-verify-'));
  await using database = await cloneDatabase();
  ({ folder } = await exportWarehouse(database.session, { out, profile: 'analyst' }));
});

afterEach(() => rm(out, { recursive: true, force: true }));

async function problems() {
  const verification = await verifyExport(out);
  return verification.problems.map(({ file, problem }) => `${file} ${problem}`);
}

test('what was published is found unharmed, by its own folder and by that of all', async () => {
  expect(await problems()).toEqual([]);
  expect((await verifyExport(folder)).folder).toBe((await verifyExport(out)).folder);
});

test.each(['companies.parquet', 'nyx.duckdb', 'SHA256SUMS'])(
  'one flipped bit in %s is found',
  async (name) => {
    const file = await open(join(folder, name), 'r+');
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 40);
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, 40);
    await file.close();
    expect(await problems()).toEqual([`${name} changed`]);
  },
);

test('a changed manifest is found although it is still well-formed', async () => {
  const path = join(folder, 'manifest.json');
  await appendFile(path, '\n');
  expect(await problems()).toEqual(['manifest.json changed']);
  await truncate(path, 100);
  await expect(problems()).rejects.toThrow('manifest.json is damaged');
});

test('cut, missing, renamed and added files are each named', async () => {
  await truncate(join(folder, 'users.parquet'), 10);
  await rename(join(folder, 'emails.parquet'), join(folder, 'mails.parquet'));
  await writeFile(join(folder, 'notes.txt'), 'mine');
  expect((await problems()).sort()).toEqual([
    'emails.parquet missing',
    'mails.parquet extra',
    'notes.txt extra',
    'users.parquet cut',
  ]);
});

test('a folder without a warehouse is wrong usage with a hint', async () => {
  await expect(verifyExport(join(out, 'nowhere'))).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringContaining('nyx-etl export'),
  });
});
