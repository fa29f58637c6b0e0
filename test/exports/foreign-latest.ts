// What somebody else has put where `latest` would be.
import { execFileSync } from 'node:child_process';
import { lstat, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import type { Exports } from './published.ts';

/** Makes something at a path that is none of ours. */
export const foreign = {
  'a file': (path: string) => writeFile(path, 'mine'),
  'a folder': (path: string) => mkdir(path),
  'a link of somebody else': (path: string) => symlink('../elsewhere', path),
  'a pipe': async (path: string) => void execFileSync('mkfifo', [path]),
};

/** It is left and named; the export stands and is found. */
export async function publishBeside(
  { analyst, out, publish }: Exports,
  make: (path: string) => Promise<unknown>,
): Promise<void> {
  await mkdir(analyst);
  await make(join(analyst, 'latest'));
  const before = await lstat(join(analyst, 'latest'));
  const { folder, notes } = await publish(1);
  expect((await lstat(join(analyst, 'latest'))).ino).toBe(before.ino);
  expect(notes).toEqual([expect.stringContaining(`${analyst}/latest is no link of nyx-etl`)]);
  expect((await findWarehouse(out)).folder).toBe(folder);
}
