// What was released is never edited: a database that has applied a file of schema/ would refuse one that is different.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMigrationFiles } from '../../src/database/migration-files.ts';
import { packageRoot } from '../../src/package-root.ts';

/** The files of each release, by the sum that databases remember. A release adds its lines and changes none. */
const released = new Map<string, string>(
  readFileSync(join(import.meta.dirname, 'fixtures', 'released-files.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): [string, string] => {
      const [, name = '', sha256 = ''] = line.split('\t');
      return [name, sha256];
    }),
);

test('every released file of schema/ is there as it was released', () => {
  const now = new Map(readMigrationFiles().map(({ name, sha256 }) => [name, sha256]));
  expect([...released].filter(([name, sha256]) => now.get(name) !== sha256)).toEqual([]);
  expect(released.size).toBeGreaterThan(0);
});

test('they come before all others, and hold all their text themselves', () => {
  const files = readMigrationFiles();
  expect(files.slice(0, released.size).map(({ name }) => name)).toEqual([...released.keys()]);
  for (const { name, sql } of files)
    expect({ name, sql }).toEqual({
      name,
      sql: readFileSync(join(packageRoot, 'schema', name), 'utf8'),
    });
});
