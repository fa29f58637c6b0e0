import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDisks } from '../../src/operations/read-disks.ts';

test('a folder that is not there is said to be none, beside the room on the disk that it would be on', async () => {
  const missing = join(tmpdir(), 'nyx-etl-nope', 'nope');
  const disks = await readDisks({ temporary: tmpdir(), exports: missing }, 0);
  expect(disks).toMatchObject([
    { what: 'temporary', exists: true, low: false },
    { what: 'exports', folder: missing, exists: false, low: false },
  ]);
  expect(disks[1]?.total_bytes).toBeGreaterThan(0);
});
