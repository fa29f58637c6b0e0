import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReader } from '../../../src/ingest/duckdb/reader.ts';
import { openSource } from '../../../src/ingest/source/open-source.ts';

test.each([
  ['flat records, of which some have more', [{ a: 1 }, { a: 'x{y}', b: null }, { a: 2 }], 'a b'],
  ['an object, and nothing', [{ a: { x: 1, y: 2 } }, { a: null }, { b: [1] }], 'a.x a.y b'],
  ['an object, and a text elsewhere', [{ a: { x: 1 } }, { a: 'none', b: 1 }], 'a b'],
  ['objects in a list', [{ a: [{ x: 1 }] }, { a: null, b: 1 }], 'a b'],
  ['braces in texts alone', [{ a: '{"x": 1}' }, { b: '{{c}}' }], 'a b'],
])(
  'columns of JSON lines: %s',
  async (_, records, columns) => {
    const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-test-'));
    try {
      const path = join(folder, 'posts.ndjson');
      await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
      await using reader = await openReader();
      const source = await openSource(reader, path);
      expect(source.columns.map(({ name }) => name).sort()).toEqual(columns.split(' '));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  60_000,
);
