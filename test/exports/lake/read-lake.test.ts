// Which exports of a lake count, by their manifests alone.
import { cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuckDb } from '../../../src/database/duckdb.ts';
import { sha256 } from '../../../src/database/manifest.ts';
import { describeFile } from '../../../src/database/settled-files.ts';
import { fillNewFolder } from '../../../src/exports/computed-folder.ts';
import type { LakeManifest } from '../../../src/exports/lake/manifest.ts';
import { readLake } from '../../../src/exports/lake/read-lake.ts';
import { transformLake } from '../../../src/exports/lake/transform-lake.ts';
import { verifyLakeFiles } from '../../../src/exports/lake/verify-lake.ts';
import { runCli } from '../../support/run-cli.ts';

let lake: string;

beforeEach(async () => {
  lake = await mkdtemp(join(tmpdir(), 'nyx-lake-'));
});
afterEach(() => rm(lake, { recursive: true }));

const folderOf = (number: number, cell = 'a') => join(lake, `cell=${cell}`, `export=${number}`);

/** An export with two answers, after another one or of everything. */
async function publish(
  number: number,
  after_export: number | null,
  change: Partial<LakeManifest> = {},
): Promise<void> {
  const folder = folderOf(number);
  await mkdir(join(folder, 'answers'), { recursive: true });
  await using duckDb = await openDuckDb(':memory:');
  const file = 'answers/part-0.parquet';
  await duckDb.run(`copy (from range(2)) to '${join(folder, file)}' (format parquet)`);
  const described = await describeFile(folder, file);
  const at = '2026-03-01T00:00:00Z';
  const manifest: LakeManifest = {
    schema: 'nyx-etl/lake-manifest@1',
    ...{ cell: 'a', database: sha256('one').slice(0, 32), export: number, after_export },
    ...{ snapshot_at: at, numbers_as_of: at, numbers_current: true },
    reporting: { timezone: 'UTC', ghost_after_days: 30 },
    ...{ schema_version: '0001', program: 'nyx-etl 1.0.0' },
    tables: [
      { name: 'answers', key: 'application_id', files: [{ file, rows: 2 }], rows: 2, columns: [] },
    ],
    files: [described],
    total_bytes: described.bytes,
    ...change,
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

const counted = async () => (await readLake(lake)).map(({ manifest }) => manifest.export);
const problems = async () =>
  (await verifyLakeFiles(await readLake(lake))).problems.map(
    ({ file, detail }) => `${file.slice(lake.length + 1)} ${detail}`,
  );

test('an export that nothing adds to was cut off: what it told is told again', async () => {
  await publish(1, null);
  await publish(2, 1);
  expect(await counted()).toEqual([1, 2]);
  await publish(3, 1);
  expect(await counted()).toEqual([1, 3]);
  await publish(4, null);
  expect(await counted()).toEqual([4]);
  await publish(5, 3);
  expect(await counted()).toEqual([1, 3, 5]);
  await rm(folderOf(3), { recursive: true });
  await expect(counted()).rejects.toThrow('lacks export 3, which export 5 adds to');
});

test('a copy of an export is refused: it would count twice', async () => {
  await publish(1, null);
  await cp(folderOf(1), folderOf(1, 'a.bak'), { recursive: true });
  await expect(counted()).rejects.toMatchObject({
    message: expect.stringMatching(/cell=a\.bak\/export=1 is a copy of cell=a\/export=1$/),
    hint: expect.stringContaining('move it out of the lake'),
  });
  await rm(join(lake, 'cell=a.bak'), { recursive: true });
  await cp(folderOf(1), folderOf(7), { recursive: true });
  await expect(counted()).rejects.toThrow('export=7 is a copy of cell=a/export=1');
});

test('a folder without a manifest is told by its name, and what to do', async () => {
  await publish(1, null);
  await mkdir(folderOf(2));
  await expect(counted()).rejects.toMatchObject({
    code: 'source',
    message: expect.stringMatching(/export=2\/manifest\.json is not there$/),
    hint: expect.stringContaining('bring it back'),
  });
});

test('a file that was added is found, and a manifest that does not agree with its files', async () => {
  await publish(1, null);
  expect(await problems()).toEqual([]);
  const part = join('cell=a', 'export=1', 'answers', 'part-0.parquet');
  await cp(join(lake, part), join(lake, part.replace('0', '9')));
  expect(await problems()).toEqual([`${part.replace('0', '9')} is not in the manifest`]);
  await rm(join(lake, part.replace('0', '9')));

  const file = 'answers/part-0.parquet';
  const table = { name: 'answers', key: 'application_id', rows: 3, columns: [] };
  await publish(1, null, { tables: [{ ...table, files: [{ file, rows: 3 }] }] });
  expect(await problems()).toEqual([`${part} has 2 rows, the manifest says 3`]);
  await publish(1, null, { tables: [{ ...table, files: [] }] });
  expect(await problems()).toEqual([`${part} is of no table of the manifest`]);
  await publish(1, null, { files: [] });
  expect(await problems()).toEqual([
    `cell=a/export=1/manifest.json has no sum of ${file}`,
    `${part} is not in the manifest`,
  ]);
});

test('a lake that agrees with itself is said to have been compared with its manifests only', async () => {
  await publish(1, null);
  const { code, stdout } = await runCli(['lake', 'verify', '--lake', lake]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      '1 cell, 1 file, 0 problems\n  files were compared with their manifests only: --against compares the rows with a database\n',
  });
});

test('a file that is missing or cut is told before anything is computed without it', async () => {
  await publish(1, null);
  const file = join(folderOf(1), 'answers', 'part-0.parquet');
  for (const [change, says] of [
    [() => truncate(file, 20), 'is not as it was published'],
    [() => rm(file), 'is not there'],
  ] as const) {
    await change();
    for (const engine of [{}, { master: 'local' }, { master: 'local', iceberg: true }])
      await expect(
        transformLake({ lake, out: join(lake, 'numbers'), ...engine }),
      ).rejects.toMatchObject({
        code: 'source',
        message: `${file} ${says}`,
        hint: expect.stringContaining("'nyx-etl lake verify'"),
      });
  }
});

test('names of cells that are none are not waited for', async () => {
  await publish(1, null);
  const options = { lake, out: join(lake, 'numbers'), cells: ['a,b'] };
  await expect(transformLake(options)).rejects.toMatchObject({
    exitCode: 2,
    message: '"a,b" is no name of a cell',
  });
});

test('what another one put in the place of the tables meanwhile is left', async () => {
  const out = join(lake, 'numbers');
  const filling = fillNewFolder(out, async (folder) => {
    await writeFile(join(folder, 'ours'), '');
    await mkdir(out);
    await writeFile(join(out, 'theirs'), '');
  });
  await expect(filling).rejects.toMatchObject({
    exitCode: 2,
    message: `${out} holds something else`,
  });
  expect(await readdir(out)).toEqual(['theirs']);
  expect(await readdir(lake)).toEqual(['numbers']);
});
