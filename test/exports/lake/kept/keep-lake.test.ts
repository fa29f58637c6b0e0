// What is merged into tables of Iceberg follows from what they say they hold: nothing, what is missing, or everything.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  keptFacts,
  keptNumbers,
  printKeptScript,
} from '../../../../src/exports/lake/kept/keep-lake.ts';
import type { LakeManifest } from '../../../../src/exports/lake/manifest.ts';
import { lakeTables } from '../../../../src/exports/lake/tables.ts';

let out: string;
const as_of = '2026-03-01T00:00:00Z';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-kept-'));
});
afterAll(() => rm(out, { recursive: true }));

/** Tables as a run leaves them that merged these exports, or one that was cut off. */
async function leave(exports: string | undefined, published = 7): Promise<void> {
  for (const table of [...keptFacts, ...keptNumbers]) {
    const folder = join(out, ...table.split('.'), 'metadata');
    await mkdir(folder, { recursive: true });
    const properties = {
      ...(exports === undefined ? {} : { 'nyx-etl.exports': exports }),
      ...{ 'nyx-etl.as-of': as_of, 'nyx-etl.ghost-after-days': '30' },
    };
    const refs = { main: { 'snapshot-id': published }, computed: { 'snapshot-id': 7 } };
    const snapshots = [{ 'snapshot-id': 7 }, { 'snapshot-id': 8, 'parent-snapshot-id': 7 }];
    await writeFile(
      join(folder, 'v1.metadata.json'),
      JSON.stringify({ properties, refs, snapshots }),
    );
  }
}

/** Everything, and what changed after it. */
const standing = (cells: readonly string[], last: number) =>
  cells.flatMap((cell) =>
    Array.from({ length: last }, (_, at) => {
      const after_export = at === 0 ? null : at;
      const tables = lakeTables.map(({ name }) => ({
        ...{ name, files: [{ file: `${name}/part-0.parquet`, rows: 1 }] },
      }));
      const manifest = { cell, export: at + 1, after_export, numbers_as_of: as_of, tables };
      const folder = `/lake/cell=${cell}/export=${at + 1}`;
      return { folder, sha256: '', manifest: manifest as unknown as LakeManifest };
    }),
  );

/** Where a script reads the answers of cell a. */
const files = (...exports: number[]) =>
  `'/lake/{${exports.map((n) => `cell=a/export=${n}/answers/part-0.parquet`).join(',')}}'`;

const scriptFor = (cells: readonly string[], last: number) =>
  printKeptScript({
    ...{ lake: '/lake', exports: standing(cells, last), out, as_of, ghost_after_days: 30 },
  });

test('what is held is not merged again, and companies follow from the changelogs', async () => {
  await leave('a=2,b=2');
  expect(await scriptFor(['a', 'b'], 2)).toContain('nothing would be run');
  const script = await scriptFor(['a', 'b'], 3);
  const told = ['a', 'b'].map((cell) => `cell=${cell}/export=3/answers/part-0.parquet`);
  expect(script).toContain(`'/lake/{${told.join(',')}}'`);
  expect(script).toContain("options => map('start-snapshot-id', '7')");
  expect(script).not.toContain('delete from');
});

test('tables that were compacted hold what they held', async () => {
  await leave('a=2,b=2', 8);
  expect(await scriptFor(['a', 'b'], 2)).toContain('nothing would be run');
});

test('where it is not said what they hold, all of it is merged and every company computed', async () => {
  await leave(undefined);
  const script = await scriptFor(['a'], 2);
  expect(script).toContain("delete from nyx.lake.answers.branch_audit where cell in ('a')");
  expect(script).toContain(files(1, 2));
  expect(script).not.toContain('create_changelog_view');
});

test('a lake that lacks what the tables hold is refused', async () => {
  await leave('a=2,b=2');
  await expect(scriptFor(['a', 'b'], 1)).rejects.toThrow(
    'the tables hold export 2 of cell a, of which the lake has 1',
  );
  await expect(scriptFor(['a'], 2)).rejects.toThrow(
    'export 2 of cell b, of which the lake has none',
  );
});

test('a cell of which an export is held that nothing adds to any more is merged anew', async () => {
  await leave('a=2,b=3');
  const [a1, , a3, ...b] = standing(['a', 'b'], 3);
  if (!a1 || !a3) throw new Error('there are three exports of each');
  const manifest = { ...a3.manifest, after_export: 1 };
  const lake = { lake: '/lake', out, as_of, ghost_after_days: 30 };
  const script = await printKeptScript({ ...lake, exports: [a1, { ...a3, manifest }, ...b] });
  expect(script).toContain("delete from nyx.lake.answers.branch_audit where cell in ('a')");
  expect(script).toContain(files(1, 3));
});
