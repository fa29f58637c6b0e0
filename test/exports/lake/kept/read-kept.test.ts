// What tables of Iceberg hold is read from their metadata: of what is published, and not of a branch that is audited.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExports, readKept } from '../../../../src/exports/lake/kept/read-kept.ts';

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

const tell = (exports: string) => `{
  "format-version": 2,
  "current-snapshot-id": ${SECOND},
  "properties": { "write.merge.mode": "copy-on-write", "nyx-etl.exports": "${exports}" },
  "refs": {
    "main": { "snapshot-id": ${SECOND}, "type": "branch" },
    "audit": { "snapshot-id": ${AUDITED}, "type": "branch" },
    "computed": { "snapshot-id": ${FIRST}, "type": "tag" }
  },
  "snapshots": [
    { "snapshot-id": ${FIRST}, "summary": { "total-records": "7" } },
    { "snapshot-id": ${SECOND}, "parent-snapshot-id": ${FIRST},
      "summary": { "total-records": "8" } },
    { "snapshot-id": ${AUDITED}, "parent-snapshot-id": ${SECOND},
      "summary": { "total-records": "9" } }
  ]
}`;

test('the newest metadata tells what is merged, published and computed, with all digits', async () => {
  await writeFile(join(metadata, 'v9.metadata.json'), tell('a=2'));
  await writeFile(join(metadata, 'v10.metadata.json'), tell('a=3,b=2'));
  await writeFile(join(metadata, 'version-hint.text'), '9');
  const kept = await readKept(root, 'lake.answers');
  expect(kept).toMatchObject({ published: SECOND, computed: FIRST, rows: 8 });
  expect([...readExports(kept.properties['nyx-etl.exports'])]).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
});

test('a branch is written to again where it is published, and another one where it was cut off', async () => {
  expect(await readKept(root, 'lake.answers')).toMatchObject({ branch: 'audit_2' });
  const published = tell('a=3').replace(AUDITED, FIRST);
  await writeFile(join(metadata, 'v10.metadata.json'), published);
  expect(await readKept(root, 'lake.answers')).toMatchObject({ branch: 'audit' });
});

test('a table that is not there holds nothing, and damaged metadata is said to be', async () => {
  const none = { published: undefined, rows: 0, properties: {}, branch: 'audit' };
  expect(await readKept(root, 'lake.companies')).toMatchObject(none);
  await writeFile(join(metadata, 'v11.metadata.json'), '{');
  await expect(readKept(root, 'lake.answers')).rejects.toThrow(
    /v11\.metadata\.json is no metadata of a table of Iceberg/,
  );
});
