// What a command holds whole is read up to a limit, and never waited for without an end.
import { execFileSync, spawn } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { runCli } from '../support/run-cli.ts';

const COMMANDS: [string, (path: string) => string[]][] = [
  ['classify', (path) => ['classify', path]],
  ['--mapping', (path) => ['ingest', 'job-posts', 'jobs.csv', '--mapping', path]],
];

describe.concurrent.each(COMMANDS)('%s', (_, words) => {
  test.each([
    [
      'a pipe without a writer',
      (path: string) => void execFileSync('mkfifo', [path]),
      'nobody writes to',
    ],
    ['a huge file', (path: string) => truncateSync(path, 3_000_000_000), 'has more than'],
    ['an empty file', () => {}, 'is empty'],
  ])('refuses %s in one sentence with a hint', async (kind, make, sentence) => {
    await using files = await fixtureFolder();
    const path = kind.startsWith('a pipe')
      ? join(files.path, 'pipe')
      : await files.write('file', '');
    make(path);
    const { code, stderr } = await runCli(words(path));
    expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
  });

  test.each(['/dev/zero', '/', '/nowhere/at-all'])('refuses %s', async (path) => {
    const { code, stderr } = await runCli(words(path));
    expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
    expect(stderr).toContain(path);
    expect(code).toBe(2);
  });
});

test('a message comes through a pipe', async () => {
  await using files = await fixtureFolder();
  const mail = await files.write(
    'answer.eml',
    'From: jobs@firm.test\r\nSubject: Your application\r\n\r\nWe have received your application.\r\n',
  );
  const command = `"$0" "$1" classify <(cat "$2")`;
  const output = execFileSync(
    'bash',
    ['-c', command, process.execPath, join(packageRoot, 'bin/nyx-etl.js'), mail],
    { encoding: 'utf8' },
  );
  expect(output).toContain('status_update');
});

test('a value that never ends on stdin is refused at the limit', async () => {
  const child = spawn(
    'bash',
    [
      '-c',
      `yes | "$0" "$1" correct users 1 name - --reason r`,
      process.execPath,
      join(packageRoot, 'bin/nyx-etl.js'),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  expect(await text(child.stderr)).toMatch(
    /^error: stdin has more than 1,000,000 bytes\nhint: .+\n$/m,
  );
});
