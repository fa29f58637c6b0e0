// A table of knowledge/ with a mistake ends the load that reads it, by name and line, in a copy of the package.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { ownEnvironment } from '../support/run-cli.ts';

const slow = { timeout: 120_000 };
const PARTS = ['bin', 'src', 'schema', 'knowledge', 'jobs', 'checks', 'sample', 'package.json'];
let copy = '';
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  copy = await mkdtemp(join(tmpdir(), 'nyx-etl-broken-'));
  for (const name of PARTS)
    await cp(join(packageRoot, name), join(copy, name), { recursive: true });
  await symlink(join(packageRoot, 'node_modules'), join(copy, 'node_modules'));
  await writeFile(
    join(copy, 'posts.csv'),
    'title,url,level,salary\nE,https://a.example/1,Senior,50k\n',
  );
}, slow.timeout);
afterAll(async () => {
  await rm(copy, { recursive: true });
  await database[Symbol.asyncDispose]();
});

/** What loading a file of posts says with a line more in a table. */
const loadWith = (table: string, line: string) =>
  loadAfter(table, (before) => `${before}${line}\n`);

/** What loading a file of posts says with a table written otherwise. */
async function loadAfter(
  table: string,
  change: (text: string) => string,
): Promise<{ code: unknown; stderr: string }> {
  const path = join(copy, 'knowledge', table);
  const before = await readFile(path, 'utf8');
  await writeFile(path, change(before));
  const words = ['bin/nyx-etl.js', 'ingest', 'job-posts', 'posts.csv'];
  const env = { ...ownEnvironment(), DATABASE_URL: database.url };
  const said = await new Promise<{ code: unknown; stderr: string }>((done) =>
    execFile(process.execPath, words, { cwd: copy, env }, (error, _, stderr) =>
      done({ code: error?.code ?? 0, stderr }),
    ),
  );
  await writeFile(path, before);
  return said;
}

test.each([
  ['words/levels.tsv', 'inhern\tpraktikus', /words\/levels\.tsv:\d+: kind 'inhern'/],
  ['words/pay.tsv', 'thousnd\t~kilo', /words\/pay\.tsv:\d+: kind 'thousnd'/],
  ['words/levels.tsv', 'senior\tintern', /levels\.tsv: 'intern' says intern and senior/],
  ['columns/job-posts.tsv', 'sourceurl\tVerweis', /job-posts\.tsv:\d+: field 'sourceurl'/],
])('%s with the line %j', slow, async (table, line, says) => {
  const { code, stderr } = await loadWith(table, line);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(says) });
  const { rows } = await database.session.pg.query('select from nyx.job_posts');
  expect(rows).toEqual([]);
});

test.each([
  ['words/levels.tsv', 0, /knowledge\/words\/levels\.tsv is empty/],
  ['words/levels.tsv', 12, /knowledge\/words\/levels\.tsv has no word that says \w+/],
  ['columns/job-posts.tsv', 5, /knowledge\/columns\/job-posts\.tsv has no header of \w+/],
])('%s of which %i lines are left', slow, async (table, lines, says) => {
  const cut = (text: string) => text.split('\n').slice(0, lines).join('\n');
  const { code, stderr } = await loadAfter(table, cut);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(says) });
  expect(stderr).toContain('hint: put it back');
});

test('without a mistake the same file is loaded', slow, async () => {
  const { code, stderr } = await loadWith('words/levels.tsv', '# nothing');
  expect({ code, stderr }).toMatchObject({ code: 0 });
});
