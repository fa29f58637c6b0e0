// faults.md D5: an archive that unpacks to far more than there is room for.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpack } from '../../src/ingest/source/unpack.ts';
import { fixtureFolder } from './fixture-files.ts';

const MEGABYTE = 1024 * 1024;
const zeros = Buffer.alloc(50 * MEGABYTE);

test.each([
  ['gzip', gzipSync(zeros)],
  ['zstd', zstdCompressSync(zeros)],
] as const)(
  'a bomb in %s is refused at the limit, having written no more than that',
  async (packing, bomb) => {
    await using files = await fixtureFolder();
    const path = await files.write('bomb', bomb);
    const target = join(files.path, 'unpacked');
    await expect(unpack(path, packing, target, 'bomb', MEGABYTE)).rejects.toMatchObject({
      message: expect.stringContaining('bomb unpacks to more than'),
      hint: expect.stringContaining('zip bomb'),
    });
    expect((await stat(target)).size).toBeLessThanOrEqual(MEGABYTE);
  },
);
