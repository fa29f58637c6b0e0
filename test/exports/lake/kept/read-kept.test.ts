// What tables of Iceberg hold is read from their metadata: of what is published, and not of a branch that is audited.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptSnapshots, readExports } from '../../../../src/exports/lake/kept/read-kept.ts';

let root: string;
let metadata: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nyx-kept-'));
  metadata = join(root, 'lake', 'answers', 'metadata');
  await mkdir(metadata, { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

// Ids as they are written: numbers of 64 bits, which a double does not hold.
const FIRST = '9007199254740993';
const SECOND = '9007199254740995';
const AUDITED = '9007199254740997';

const tell = (main: string) => `{
  "format-version": 2,
  "refs": {
    "main": { "snapshot-id": ${main}, "type": "branch" },
    "audit": { "snapshot-id": ${AUDITED}, "type": "branch" }
  },
  "snapshots": [
    { "snapshot-id": ${FIRST}, "summary": { "operation": "append" } },
    { "snapshot-id": ${SECOND}, "parent-snapshot-id": ${FIRST},
      "summary": { "nyx-etl.exports": "a=3,b=2" } },
    { "snapshot-id": ${AUDITED}, "parent-snapshot-id": ${SECOND},
      "summary": { "nyx-etl.exports": "a=4,b=2" } }
  ]
}`;

test('published snapshots are told the newest first, with all digits of their ids', async () => {
  await writeFile(join(metadata, 'version-hint.text'), '4');
  await writeFile(join(metadata, 'v4.metadata.json'), tell(SECOND));
  const snapshots = await keptSnapshots(root, 'lake.answers');
  expect(snapshots.map(({ id }) => id)).toEqual([SECOND, FIRST]);
  const held = readExports(snapshots[0]?.summary['nyx-etl.exports']);
  expect([...held]).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
});

test('a table that is not there holds nothing, and damaged metadata is said to be', async () => {
  expect(await keptSnapshots(root, 'lake.companies')).toEqual([]);
  await writeFile(join(metadata, 'v4.metadata.json'), '{');
  await expect(keptSnapshots(root, 'lake.answers')).rejects.toThrow(
    /v4\.metadata\.json is no metadata of a table of Iceberg/,
  );
});
