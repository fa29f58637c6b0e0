// Only what this program made is replaced or removed, and one bad neighbour never stops an export.
import { execFileSync } from 'node:child_process';
import {
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runCli } from '../support/run-cli.ts';
import { foreign, publishBeside } from './foreign-latest.ts';
import {
  type Exports,
  expectWholeLatest,
  nameOf,
  openExports,
  recorded,
  visible,
} from './published.ts';

vi.setConfig({ testTimeout: 240_000 });

let exports: Exports;

beforeEach(async () => {
  exports = await openExports();
});

afterEach(() => exports[Symbol.asyncDispose]());

test('a folder that DuckDB would not find again is refused, and nothing is made', async () => {
  const out = join(exports.out, 'what?', 'exports');
  const { code, stderr } = await runCli([
    ...['export', '--out', out, '--database-url', exports.database.url],
  ]);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no path with a ? can hold a warehouse\nhint: '),
  });
  expect(await readdir(exports.out)).toEqual([]);
});

test('an export that fails leaves no folder that it has made, and each that was there', async () => {
  const { session, url } = exports.database;
  await using other = await connect(url, 'nyx-etl test');
  await other.pg.query('begin; lock table nyx.companies in access exclusive mode');
  await session.pg.query(`set lock_timeout = '100ms'`);
  await mkdir(join(exports.out, 'there'));
  for (const out of ['there/a/b', 'new/a', 'there'])
    await expect(
      exportWarehouse(exports.database.session, {
        out: join(exports.out, out),
        profile: 'analyst',
      }),
    ).rejects.toThrow('lock timeout');
  expect(await readdir(exports.out, { recursive: true })).toEqual(['there']);
});

test('neither names nor ages nor host names make a folder ours', async () => {
  const { analyst } = exports;
  const names = [
    `.building-${hostname()}-999999-1-00ff00ff`,
    '.building-another.host-17-4711-00ff00ff',
    '.building-mine',
    '.nyx-etl-export-00ff00ff00ff',
    '20250101T000000Z',
  ];
  for (const name of names) {
    await mkdir(join(analyst, name), { recursive: true });
    await writeFile(join(analyst, name, 'letter.txt'), 'mine');
    execFileSync('touch', ['-d', '2020-01-01', join(analyst, name)]);
  }
  await writeFile(join(analyst, '.nyx-etl-export-00ff00ff00ff', 'owner.lock'), 'mine');
  await exports.publish(1, 1);
  await exports.publish(2, 1);
  expect((await readdir(analyst)).sort()).toEqual([...names, nameOf(2), 'latest'].sort());
  expect(await readFile(join(analyst, '20250101T000000Z', 'letter.txt'), 'utf8')).toBe('mine');
});

test('a link of somebody else named latest is left and named; the export stands and is found', () =>
  publishBeside(exports, foreign['a link of somebody else']));

const damages: Record<string, (manifest: string) => Promise<unknown>> = {
  'an as_of that is no instant': (path) => edit(path, /"as_of": "[^"]*"/, '"as_of": "yesterday"'),
  'a year that PostgreSQL does not know': (path) =>
    edit(path, /"as_of": "[^"]*"/, '"as_of": "0000-01-01T00:00:00Z"'),
  'a zone that no place has': (path) =>
    edit(path, /"as_of": "[^"]*"/, '"as_of": "2026-01-01T00:00:00+23:00"'),
  text: (path) => writeFile(path, 'not JSON'),
  'a folder': async (path) => [await rm(path), await mkdir(path)],
  'a pipe': async (path) => [await rm(path), execFileSync('mkfifo', [path])],
  'an endless device': async (path) => [await rm(path), await symlink('/dev/zero', path)],
};

test('damaged manifests of any kind do not stop an export, are named and left', async () => {
  const { folder } = await exports.publish(1);
  const damaged = Object.values(damages).map((damage, index) => ({
    damage,
    name: nameOf(11 + index),
  }));
  for (const { damage, name } of damaged) {
    await cp(folder, join(exports.analyst, name), { recursive: true });
    await damage(join(exports.analyst, name, 'manifest.json'));
  }
  const { notes, removed } = await exports.publish(2, 1);
  expect(removed).toEqual([folder]);
  const names = damaged.map(({ name }) => name);
  expect(notes).toEqual(
    names.map((name) => expect.stringContaining(`${name} is damaged and was left`)),
  );
  expect(await visible(exports.analyst)).toEqual([nameOf(2), ...names, 'latest']);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(2));
});

async function edit(path: string, from: RegExp, to: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
}

test('an old warehouse that somebody keeps notes in, or has moved to another disk, is not removed', async () => {
  const { analyst, out } = exports;
  const [noted, moved] = [await exports.publish(1), await exports.publish(2)];
  await writeFile(join(noted.folder, 'notes.txt'), 'mine');
  await rename(moved.folder, join(out, 'disk'));
  await symlink(join(out, 'disk'), moved.folder);
  const { removed, notes } = await exports.publish(3, 1);
  expect(removed).toEqual([]);
  expect(notes.sort()).toEqual([
    expect.stringContaining(`${nameOf(1)} is old but was left: it holds notes.txt`),
    expect.stringContaining(`${nameOf(2)} is old but was left: it is a link`),
  ]);
  expect(await readFile(join(noted.folder, 'notes.txt'), 'utf8')).toBe('mine');
  expect(await readdir(join(out, 'disk'))).toContain('nyx.duckdb');
  expect(await readlink(join(analyst, 'latest'))).toBe(nameOf(3));
});

test('what an older version published side by side is read until there is something newer, and stays', async () => {
  const { out, analyst, database } = exports;
  await exports.publish(1);
  await rename(join(analyst, nameOf(1)), join(out, nameOf(1)));
  await rename(join(analyst, 'latest'), join(out, 'latest'));
  expect((await findWarehouse(out)).folder).toBe(join(out, nameOf(1)));
  const { folder, notes } = await exports.publish(2, 1);
  expect((await findWarehouse(out)).folder).toBe(folder);
  expect(notes).toEqual([expect.stringContaining(`${out}/latest was made by an older version`)]);
  expect((await readdir(out)).sort()).toEqual([nameOf(1), 'analyst', 'latest'].sort());
  expect(await recorded({ ...exports, database })).toEqual([nameOf(1), nameOf(2)]);
});

test('a personal warehouse is asked where there is no other, which is said', async () => {
  const { out, database } = exports;
  const personal = await exportWarehouse(database.session, { out, profile: 'personal' });
  const query = (warehouse: string) => runCli(['query', 'select 1 as n', '--warehouse', warehouse]);
  const { code, stderr } = await query(out);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('from the personal export'),
  });
  expect((await query(join(out, 'personal'))).code).toBe(0);
  const analyst = await exports.publish(1);
  await exportWarehouse(database.session, { out, profile: 'personal' });
  expect((await findWarehouse(out)).folder).toBe(analyst.folder);
  expect((await findWarehouse(out, 'personal')).folder).not.toBe(personal.folder);
  await rename(personal.folder, join(exports.analyst, nameOf(9)));
  expect((await exports.publish(2, 1)).removed).toEqual([analyst.folder]);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(2));
});

test('a warehouse, what lies in one, and the folder of one profile are no places to export to', async () => {
  const { folder } = await exports.publish(1);
  const inside = [
    exports.analyst,
    folder,
    join(exports.analyst, 'latest'),
    join(folder, 'deep', 'er'),
  ];
  for (const out of inside) {
    await expect(
      exportWarehouse(exports.database.session, { out, profile: 'analyst' }),
    ).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining(`write --out ${exports.out}`),
    });
  }
  await expectWholeLatest(exports.analyst);
  expect(await visible(exports.analyst)).toEqual([nameOf(1), 'latest']);
});
