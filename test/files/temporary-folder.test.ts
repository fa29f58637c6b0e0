import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { makeOwnFolder, temporaryFolder } from '../../src/files/temporary-folder.ts';
import { runCli } from '../support/run-cli.ts';

const kept = process.env.TMPDIR;
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nyx-temporary-'));
  process.env.TMPDIR = root;
});
afterEach(async () => {
  if (kept === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = kept;
  await rm(root, { recursive: true });
});

test('nobody else may enter it, and it goes with all that is in it', async () => {
  {
    await using folder = await temporaryFolder('test');
    expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
    await mkdir(join(folder.path, 'below'));
  }
  expect(await readdir(root)).toEqual([]);
});

test('those of killed processes go with the next one, those of others and of living processes stay', async () => {
  await using living = await makeOwnFolder(root, 'nyx-etl-test-');
  const [namespace = ''] = /(?<=-\d+-)\w+/.exec(living.path) ?? [];
  const old = join(root, `nyx-etl-test-${process.pid}-${namespace}-ofthis`);
  await mkdir(old);
  await utimes(old, 1, 1);
  await mkdir(join(root, `nyx-etl-test-99999999-${namespace}-killed`));
  const others = [
    'nyx-etl-test-99999999-container-new',
    'nyx-etl-tests',
    'nyx-etl-test-',
    'nyx-etl-live-1-2-3',
  ];
  for (const name of others) await mkdir(join(root, name));
  await using next = await makeOwnFolder(root, 'nyx-etl-test-');
  const left = [living.path, next.path, ...others.map((name) => join(root, name))];
  expect((await readdir(root)).map((name) => join(root, name)).toSorted()).toEqual(left.toSorted());
});

test('those of killed processes go with the next command, whatever it is and they were for', async () => {
  await using living = await temporaryFolder('live');
  const [namespace = ''] = /(?<=-\d+-)\w+/.exec(living.path) ?? [];
  for (const purpose of ['load', 'duckdb', 'replay'])
    await mkdir(join(root, `nyx-etl-${purpose}-99999999-${namespace}-killed`));
  await mkdir(join(root, 'nyx-etl-notes'));
  expect(await runCli(['loads'], { NYX_HOME: join(root, 'none') })).toMatchObject({ code: 3 });
  const left = (await readdir(root)).map((name) => join(root, name));
  expect(left.toSorted()).toEqual([living.path, join(root, 'nyx-etl-notes')].toSorted());
});

test('where there can be none, that is said in a sentence', async () => {
  process.env.TMPDIR = join(root, 'missing');
  await expect(temporaryFolder('test')).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringMatching('TMPDIR'),
  });
  await expect(openDuckDb(':memory:')).rejects.toMatchObject({ exitCode: 2 });
});

test('what exceeds the memory of a query is written where nobody else can read it, and is gone afterwards', async () => {
  {
    await using duckDb = await openDuckDb(':memory:', { memoryLimit: '64MB', threads: 1 });
    await duckDb.run(
      'create table t as select range as n, md5(range::text) as text from range(1500000)',
    );
    const [spill = ''] = await readdir(root);
    const folder = join(root, spill);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).not.toEqual([]);
  }
  expect(await readdir(root)).toEqual([]);
});
