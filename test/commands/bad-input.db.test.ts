import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

test.each([
  ['a missing file', 'nope.csv', 'there is no such file'],
  ['a directory', tmpdir(), 'is a directory'],
])('%s is one sentence with a hint, exit 2, and loads nothing', async (_, path, sentence) => {
  await using database = await cloneDatabase();
  const { code, stderr } = await runCli(['ingest', 'job-posts', path, '--database-url', database.url]);
  expect(stderr).toContain(sentence);
  expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
  expect(code).toBe(2);
  expect(await database.session.db.selectFrom('etl.loads').selectAll().execute()).toEqual([]);
});
