import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { launcher } from '../support/launcher.ts';
import { runUntilUnkilled } from '../support/run-until-unkilled.ts';
import {
  type Exports,
  expectWholeLatest,
  insertMuch,
  nameOf,
  recorded,
  visible,
} from './published.ts';

/**
 * Kills an export before one in `every` of its changes on disk. After each kill latest is whole, and the next export records
 * what stands, moves latest and cleans up. Returns the last change before which it was killed.
 */
export async function killExports(exports: Exports, every: number): Promise<number> {
  await exports.publish(1);
  let next = 1;
  // Later than any that is published: there are hundreds of changes, with a day for each.
  const words = [exports.database.url, exports.out, '2028-01-01T00:00:00Z'];
  const check = async () => {
    await expectWholeLatest(exports.analyst);
    const { folder } = await exports.publish(++next);
    expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(next));
    const names = await visible(exports.analyst);
    expect(await recorded(exports)).toEqual(
      expect.arrayContaining(names.filter((name) => name !== 'latest')),
    );
    for (const name of names.filter((name) => name !== 'latest' && !folder.endsWith(name)))
      await rm(join(exports.analyst, name), { recursive: true });
  };
  return runUntilUnkilled('test/exports/export-once.ts', words, check, every);
}

/**
 * Kills an export of many rows after each of these delays. The published one stays whole and nothing half is there; the
 * next one cleans up.
 */
export async function killExportsAfter(
  { database, out }: Exports,
  delaysMs: readonly number[],
): Promise<void> {
  const publish = (asOf: string) =>
    exportWarehouse(database.session, { out, profile: 'personal', asOf });
  const published = join(out, 'personal');
  const { folder } = await publish('2026-01-01T00:00:00Z');
  await insertMuch(database);
  for (const delay of delaysMs) {
    const words = ['export', '--out', out, '--profile', 'personal', '--database-url', database.url];
    const child = spawn(process.execPath, [launcher, ...words]);
    await sleep(delay);
    child.kill('SIGKILL');
    await sleep(50);
    const { problems } = await verifyExport(published);
    expect(problems).toEqual([]);
  }
  await publish('2026-01-02T00:00:00Z');
  const hidden = (await readdir(published)).filter((name) => name.startsWith('.'));
  expect(hidden).toEqual([]);
  expect((await verifyExport(folder)).problems).toEqual([]);
}
