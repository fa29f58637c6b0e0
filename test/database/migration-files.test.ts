import { expect, test } from 'vitest';
import { readMigrationFiles } from '../../src/database/migration-files.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';

test.each([
  ['create table t (n integer);\ncommit;\n', 'its own COMMIT'],
  ['-- start\nbegin;\ncreate table t (n integer);\n', 'its own BEGIN'],
  ['create table t (n integer); end', 'its own END'],
])('a file that ends its transaction is refused: %j', async (sql, problem) => {
  await using folder = await fixtureFolder();
  await folder.write('0001_first.sql', sql);
  expect(() => readMigrationFiles(folder.path)).toThrow(problem);
});

test('a CASE that ends on a line of its own, and bodies of functions, end no transaction', async () => {
  await using folder = await fixtureFolder();
  const block = 'do $$\nbegin\n  null;\nend;\n$$;\n';
  const atomic = 'create function f() returns integer\nbegin atomic\n  select 1;\nend;\n';
  await folder.write('0001_first.sql', `select case when true then 1\nend;\n${block}${atomic}`);
  expect(readMigrationFiles(folder.path)).toHaveLength(1);
});
