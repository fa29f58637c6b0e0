import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { packageRoot } from '../src/package-root.ts';
import { widest } from '../src/reports/render/layout.ts';
import { runCli } from './support/run-cli.ts';

test('the help lists every command', async () => {
  const { code, stdout } = await runCli(['--help']);
  expect(code).toBe(0);
  for (const name of Object.keys(commands)) expect(stdout).toContain(`nyx-etl ${name} `);
});

test('the help of a command has its own options before the global ones, and fits the terminal', async () => {
  for (const columns of [60, 80, 200]) {
    const { stdout } = await runCli(
      ['ingest', 'job-posts', '--help'],
      {},
      { isTTY: true, columns },
    );
    expect(stdout.indexOf('\nOptions:')).toBeGreaterThan(0);
    expect(stdout.indexOf('\nEverywhere:')).toBeGreaterThan(stdout.indexOf('\nOptions:'));
    const prose = stdout.split('\n').filter((line) => !line.startsWith('  nyx-etl '));
    expect(widest(prose)).toBeLessThanOrEqual(Math.min(columns, 110));
  }
});

test('no command is wrong usage, and shows the help; help before a command shows its own', async () => {
  const bare = await runCli([]);
  expect(bare).toMatchObject({ code: 2, stderr: '', stdout: (await runCli(['--help'])).stdout });
  const { code, stdout } = await runCli(['help', 'report']);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: (await runCli(['report', '--help'])).stdout,
  });
});

test.each([
  [['correct', 'companies'], '<id> and <field> are missing', 'correct companies'],
  [['ingest', 'emails', 'x.mbox'], '--account is missing', 'ingest emails takeout.mbox --account'],
])('%j is told what is missing, with an example', async (words, says, example) => {
  const { code, stderr } = await runCli(words);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`error: ${says}\n`),
  });
  expect(stderr).toContain(`hint: e.g. nyx-etl ${example}`);
});

test.each([
  [
    ['query', 'select 1', '--format', 'pdf'],
    '--format is one of table, csv, json, ndjson, md, parquet',
  ],
  [['ingest', 'job-posts', 'x.csv', '--date-order', 'my'], '--date-order is one of dmy, mdy, ymd'],
  [['runs', 'shw', '1'], '<action> is one of list, show'],
])('%j is told in one line what is allowed', async (words, sentence) => {
  const { code, stderr } = await runCli(words);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: [^\n]+\nhint: [^\n]+\n$/);
  expect(stderr).toContain(`error: ${sentence}\n`);
});

test("libpq's list of settings is understood, and none of it is quoted", async () => {
  const list = 'host=/run/nowhere dbname=jobs password=s3cret';
  const { code, stderr } = await runCli(['status', '--database-url', list]);
  expect(code).toBe(75);
  expect(stderr).toMatch(/^error: the database at \/run\/nowhere\/.+ cannot be reached/);
  expect(stderr).not.toContain('s3cret');
});

const everyCommand = Object.entries(commands).flatMap(([name, entry]) =>
  'group' in entry ? Object.keys(entry.group).map((child) => [name, child]) : [[name]],
);

test.each(everyCommand.map((words) => [words.join(' '), words] as const))(
  'nyx-etl %s --help begins with examples',
  async (_, words) => {
    const { code, stdout, stderr } = await runCli([...words, '--help']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^.+\n\nExamples:\n/);
  },
);

test.each([
  [['migrat'], 'did you mean migrate?'],
  [['db', 'strt'], 'did you mean start?'],
  [['migrate', '--databse-url', 'x'], 'did you mean --database-url?'],
  [['ingest', 'job-posts', 'x.csv', '--sorce', 'x'], 'did you mean --source?'],
  [['ingest', 'job-posts', 'x.csv', '--max-rejects'], "run 'nyx-etl ingest job-posts --help'"],
  [['ingest', 'job-posts', 'x.csv', '--max-rejects', '101%'], 'e.g. --max-rejects 100'],
  [['ingest', 'job-posts', 'x.csv', '--batch-rows', '2.5'], 'e.g. 20'],
  [['ingest', 'job-posts', 'x.csv', '--batch-rows', '-5'], 'e.g. 20'],
  [['ingest', 'job-posts', 'x.csv', '--batch-rows', '0'], 'the default is 500000'],
  [['ingest', 'job-posts', 'x.csv', '--source', ''], 'leave it out'],
  [
    ['ingest', 'job-posts', 'x.csv', '--source', 'a', '--source', 'b'],
    'keep the one that is meant',
  ],
  [['rejects', 'show', 'abc'], 'e.g. 20'],
  [['rejects', '--limit'], "run 'nyx-etl rejects --help'"],
  [['loads', 'show', '99999999999999999999'], 'e.g. 20'],
  [['db'], "run 'nyx-etl db --help'"],
  [
    ['migrate', '--database-url', 'mysql://x'],
    'write it as postgres://user:password@host:5432/database',
  ],
])('%j is wrong usage with a hint', async (words, hint) => {
  const { code, stderr } = await runCli(words);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: .+\nhint: /);
  expect(stderr).toContain(hint);
});

test('an unreachable database is exit 75, without a stack and without the password', async () => {
  const { code, stderr } = await runCli([
    'migrate',
    '--database-url',
    'postgres://me:s3cret@127.0.0.1:1/nyx',
  ]);
  expect(code).toBe(75);
  expect(stderr).toMatch(
    /^error: the database at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\nhint: .+\n$/,
  );
});

test('with --json an error is one object', async () => {
  const { stdout } = await runCli([
    'migrate',
    '--json',
    '--database-url',
    'postgres://me:s3cret@127.0.0.1:1/nyx',
  ]);
  expect(JSON.parse(stdout)).toEqual({
    schema: 'nyx-etl/error@1',
    error: {
      code: 'sql.unreachable',
      message: expect.any(String),
      hint: expect.any(String),
      exit_code: 75,
    },
    loads: [],
  });
});

test('output that cannot be written is one sentence, and no success', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, 'bin/nyx-etl.js'), '--help'],
    {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    },
  );
  closeSync(full);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(
      /^error: not all output could be written \(ENOSPC\)\nhint: .*\n$/,
    ),
  });
});
