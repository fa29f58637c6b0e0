// What people type wrongly, and how they are told: what is wrong, and what to type next.
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBounded } from '../../src/ingest/source/read-bounded.ts';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type CliResult, runCli, runProgram } from '../support/run-cli.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-typed-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const cli = (...words: string[]): Promise<CliResult> =>
  runCli(words, { DATABASE_URL: database.url, NYX_HOME: join(folder, 'home') });

test.each([
  ['export', '--profile'],
  ['ingest', 'job-posts', 'x.csv', '--on-conflict'],
  ['ingest', 'job-posts', 'x.csv', '--date-order'],
  ['lineage', '--format'],
  ['report', '--overview', '--format'],
  ['query', 'select 1', '--format'],
])('an option that wants a word and is given none: %s %s %s', async (...words) => {
  const option = words.filter((word) => word?.startsWith('--')).at(-1);
  expect(await cli(...words.filter((word) => word !== undefined))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`${option} needs a value`),
  });
});

test('what is wrong is said in one language, whatever the machine speaks', async () => {
  const { stderr } = await runProgram(['report', '--format', 'foo'], { LC_ALL: 'de_DE.UTF-8' });
  expect(stderr).toContain('--format is one of text, md, html');
});

test.each([['--json=yes'], ['--quiet=1'], ['--debug=']])(
  'a flag takes no value: %s',
  async (flag) => {
    const { code, stderr } = await cli('status', flag);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('takes no value'),
    });
    expect((await cli('lineage', 'company_properties', '--json=true')).stdout).toMatch(/^\{/);
  },
);

test.each([
  [['jobs', '--kind', 'table'], '--kind table needs --table'],
  [['jobs', '--kind', 'emails'], '--kind emails needs --account'],
  [['jobs', '--kind', 'job-posts', '--table', 'users'], '--table is not for --kind job-posts'],
  [['jobs', '--kind', 'job-posts', '--settle', '5000'], '--settle 5000 is more than an hour'],
  [['my jobs', '--kind', 'job-posts'], 'hint: give it one: --name scraped'],
])('what an inbox lacks is said of the options: %j', async (words, said) => {
  const { code, stderr } = await cli('ingest', 'inbox', ...words);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
  expect(stderr).not.toContain('library');
});

test('an unknown option that takes the next word with it is named', async () => {
  expect(await cli('ingest', 'job-posts', '--bogus', 'x.csv')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("there is no command or option 'bogus'"),
  });
  expect(await cli('ingest', 'job-posts', '--dateOrder', 'dmy')).toMatchObject({
    stderr: expect.stringContaining('<files..> is missing'),
  });
});

test('what follows -- is no option', async () => {
  await writeFile(join(folder, 'posts.csv'), 'title,url\nEngineer,https://a.example/1\n');
  const word = `--posts-${process.pid}.csv`;
  expect(await cli('ingest', 'job-posts', '--', word)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`${word}: there is no such file`),
  });
  const file = join(folder, 'posts.csv');
  expect(await cli('ingest', 'job-posts', '--dry-run', '--', file)).toMatchObject({ code: 0 });
});

test('a statement may come from stdin', async () => {
  await cli('export');
  const home = join(folder, 'home');
  const child = spawnSync(
    process.execPath,
    [join(packageRoot, 'bin/nyx-etl.js'), 'query', '-', '--format', 'csv'],
    { input: 'select 41 + 1 as answer', encoding: 'utf8', env: { ...process.env, NYX_HOME: home } },
  );
  expect(child).toMatchObject({ status: 0, stdout: 'answer\n42\n' });
});

test('stdin is called stdin', () => {
  const child = spawnSync(
    process.execPath,
    [join(packageRoot, 'bin/nyx-etl.js'), 'classify', '-'],
    { input: 'From: a@b.example\nSubject: Hi\n\nHello\n', encoding: 'utf8' },
  );
  expect(child.stdout).toMatch(/^stdin: /);
});

test('a file that may not be read is said in one sentence', async () => {
  const file = join(folder, 'closed.eml');
  await writeFile(file, 'Subject: x\n\n');
  await chmod(file, 0);
  await chmod(folder, 0o755);
  // Root may read everything.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await expect(readBounded(file, 1_000)).rejects.toMatchObject({
      name: 'SourceError',
      exitCode: 2,
      message: `${file} cannot be read (EACCES)`,
      hint: 'check its permissions',
    });
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('a folder in place of a file: the pattern is one of such files', async () => {
  expect((await cli('classify', folder)).stderr).toContain(`'${folder}/*.eml'`);
  expect((await cli('ingest', 'job-posts', '/')).stderr).toContain("'/*.csv'");
});

test('demo names its own option', async () => {
  const { code, stderr } = await cli('demo', '--dir', '/dev/null/demo');
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--dir ') });
  expect(stderr).not.toContain('NYX_HOME');
});

test('doctor says no where migrate would', async () => {
  for (const home of ['/dev/null/x', join(folder, 'posts.csv')]) {
    await mkdir(folder, { recursive: true });
    const { code, stdout } = await runCli(['doctor'], { NYX_HOME: home });
    expect({ home, code, stdout }).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/fail {2}database/),
    });
  }
});

test('a database that was just made is behind with nothing', async () => {
  const { code, stdout } = await cli('status');
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('never done'),
  });
  expect(stdout).not.toContain('overdue');
  await database.session.pg.query(
    "update etl.migrations set applied_at = applied_at - interval '3 days'",
  );
  const later = await cli('status');
  expect(later).toMatchObject({ code: 3, stdout: expect.stringContaining('overdue since') });
});

test.each([['ingest'], ['db']])('%s --help begins with examples', async (group) => {
  expect((await cli(group, '--help')).stdout).toMatch(/Examples:\n *nyx-etl /);
});
