import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

test.each([
  ['a missing file', 'nope.csv', 'there is no such file'],
  ['a directory', tmpdir(), 'is a directory'],
])('%s is one sentence with a hint, exit 2, and loads nothing', async (_, path, sentence) => {
  await using database = await cloneDatabase();
  const { code, stderr } = await runCli([
    'ingest',
    'job-posts',
    path,
    '--database-url',
    database.url,
  ]);
  expect(stderr).toContain(sentence);
  expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
  expect(code).toBe(2);
  expect(await database.session.db.selectFrom('etl.loads').selectAll().execute()).toEqual([]);
});

test('a mapping file that is no JSON is one sentence with an example', async () => {
  await using files = await fixtureFolder();
  const mapping = await files.write('mapping.json', '{bad');
  const { code, stderr } = await runCli(['ingest', 'job-posts', 'jobs.csv', '--mapping', mapping]);
  expect(stderr).toMatch(/^error: .+ is not a JSON object of columns\nhint: .+\n$/);
  expect(code).toBe(2);
});

test('a file whose name looks like a pattern is loaded all the same', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const path = await files.write('jobs [1].csv', 'url,title\nhttps://a.example/1,A\n');
  const { code, stdout } = await runCli([
    'ingest',
    'job-posts',
    path,
    '--database-url',
    database.url,
  ]);
  expect(stdout).toContain('inserted 1');
  expect(code).toBe(0);
});

test('rejects: a list says how many more wait, and a number that would be ignored is refused', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const path = await files.write('jobs.csv', 'url,title\nhttps://a.example/1,A\n,B\n,C\n,D\n');
  const to = ['--database-url', database.url];
  await runCli(['ingest', 'job-posts', path, '--max-rejects', '3', ...to]);
  const { stdout } = await runCli(['rejects', '--limit', '2', ...to]);
  expect(stdout).toContain('2 of 3, the newest: --limit 3 shows all');
  for (const action of ['replay', 'list', 'export']) {
    const { code, stderr } = await runCli(['rejects', action, '1', ...to]);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--load 1'),
    });
  }
});
