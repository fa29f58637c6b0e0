// faults.md E3: several exports of one folder, in whichever order they end.
import { spawn } from 'node:child_process';
import { readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { packageRoot } from '../../src/package-root.ts';
import { killSeed } from '../support/kill-moments.ts';
import { killExports } from './killed-exports.ts';
import {
  type Exports,
  expectWholeLatest,
  instantOf,
  nameOf,
  openExports,
  recorded,
  visible,
} from './published.ts';
import { publishTogether } from './simultaneous-exports.ts';

vi.setConfig({ testTimeout: 240_000 });

let exports: Exports;
const once = join(packageRoot, 'test/exports/export-once.ts');

beforeEach(async () => {
  exports = await openExports();
});

afterEach(() => exports[Symbol.asyncDispose]());

test('an older snapshot that ends later is published, and neither moves latest back nor removes the newer', async () => {
  const { database, out, analyst } = exports;
  const words = [once, database.url, out, instantOf(2)];
  const slow = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<number | null>((done) => slow.on('exit', done));
  // Its snapshot stands: it has taken rows in it, and the other reader need not be waited for any more.
  await expect
    .poll(
      async () => {
        const { rows } = await database.session.pg.query(
          `select from pg_stat_activity
           where datname = current_database()
             and (application_name = 'nyx-etl export' and query like 'copy%'
               or application_name = 'nyx-etl export reader' and query <> '')`,
        );
        return rows.length;
      },
      { timeout: 30_000, interval: 5 },
    )
    .toBe(2);
  slow.kill('SIGSTOP');
  const newer = await exports.publish(1, 1);
  expect(newer.removed).toEqual([]);
  slow.kill('SIGCONT');
  expect(await ended).toBe(0);
  expect(await visible(analyst)).toEqual([nameOf(1), nameOf(2), 'latest']);
  expect(await expectWholeLatest(analyst)).toBe(nameOf(1));
  expect((await findWarehouse(out)).folder).toBe(newer.folder);
  expect(await recorded(exports)).toEqual([nameOf(1), nameOf(2)]);
}, 120_000);

test(`killed before a few changes on disk (NYX_SEED=${killSeed}), latest is whole; the next export records, moves it and cleans up`, async () => {
  expect(await killExports(exports, 80)).toBeGreaterThan(6);
}, 400_000);

test('several at once, each leaving one or two, end with a whole latest that is the newest snapshot', () =>
  publishTogether(exports, [1, 2], 1));

test('several exports of one logical time all stand; --keep counts them by their snapshots; one taken away by hand is latest no more', async () => {
  for (const _ of [1, 2, 3]) await exports.publish(1);
  expect(await visible(exports.analyst)).toEqual([
    nameOf(1),
    `${nameOf(1)}-2`,
    `${nameOf(1)}-3`,
    'latest',
  ]);
  const { removed } = await exports.publish(1, 2);
  expect(removed.map((folder) => folder.replace(`${exports.analyst}/`, '')).sort()).toEqual([
    nameOf(1),
    `${nameOf(1)}-2`,
  ]);
  const newest = `${nameOf(1)}-4`;
  expect(await readlink(join(exports.analyst, 'latest'))).toBe(newest);

  await rm(join(exports.analyst, newest), { recursive: true });
  expect((await findWarehouse(exports.out)).folder).toBe(join(exports.analyst, `${nameOf(1)}-3`));
  await exports.publish(3);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(3));
}, 120_000);
