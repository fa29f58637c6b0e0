// What is listed fits the terminal, and is all there: a column too narrow to read is no answer.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { widest } from '../../src/reports/render/layout.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let files: FixtureFolder;

beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  const name = `${'a-long-name-of-a-file-'.repeat(4)}${'很长的文件名'.repeat(5)}.csv`;
  const path = await files.write(name, 'url,title\nhttps://a.example/1,A\n,"no URL"\n');
  await run(['ingest', 'job-posts', path, '--max-rejects', '1']);
  await run(['transform']);
});
afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const run = (words: readonly string[], columns?: number, env: Record<string, string> = {}) =>
  runCli(words, { DATABASE_URL: database.url, ...env }, columns ? { isTTY: true, columns } : {});

/** Without spaces, and without numbers, which change while others use the server. */
const compact = (text: string) => text.replaceAll(/\s/g, '').replaceAll(/\d+/g, '0');

test.each([
  'status',
  'doctor',
  'loads',
  'loads show 1',
  'rejects',
  'rejects show 1',
  'check',
  'runs',
  'runs show 1',
  'tables',
  'tables applications',
])('%s fits terminals of 20 to 200 columns, with all that it says elsewhere', async (line) => {
  const { stdout: whole } = await run(line.split(' '));
  // A row on its own names no column that it has nothing in.
  const told = whole
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split(/ {2,}/).map(compact));
  for (const columns of [20, 40, 60, 80, 120, 200]) {
    const { stdout } = await run(line.split(' '), columns);
    expect(stdout).not.toContain('…');
    expect({ columns, width: widest(stdout.split('\n')) <= columns }).toEqual({
      columns,
      width: true,
    });
    const shown = compact(stdout);
    // What is wrapped beside other columns is broken into by theirs: its first words tell.
    expect(told.filter((cell) => !shown.includes(cell.slice(0, 12)))).toEqual([]);
  }
});

test('what was loaded, and what to type next, fits a terminal of 40 columns', async () => {
  const path = await files.write('more.csv', 'url,title,company\nhttps://a.example/2,A,B\n');
  const { code, stdout } = await run(['ingest', 'job-posts', path], 40);
  expect({ code, next: stdout.trimEnd().split('\n').at(-1) }).toEqual({
    code: 0,
    next: 'next: nyx-etl transform',
  });
  expect(widest(stdout.split('\n'))).toBeLessThanOrEqual(40);
  expect(compact(stdout)).toContain('read0=inserted0+updated0+unchanged0+duplicate0+rejected0');
});

/** What a shell may have set, with nothing of what it has really set. */
const plain = { FORCE_COLOR: '', NO_COLOR: '', TERM: 'xterm' };

test.each([
  ['a terminal', 80, {}, true],
  ['a terminal with NO_COLOR', 80, { NO_COLOR: '1' }, false],
  ['a terminal with FORCE_COLOR=0', 80, { FORCE_COLOR: '0' }, false],
  ['a dumb terminal', 80, { TERM: 'dumb' }, false],
  ['a pipe', undefined, {}, false],
  ['a pipe with FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, true],
])('to %s a report comes in colour, or not', async (_, columns, env, isColoured) => {
  const { code, stdout } = await run(['report', '--overview', '--live'], columns, {
    ...plain,
    ...env,
  });
  expect({ code, isColoured: stdout.includes('\u001b[') }).toEqual({ code: 0, isColoured });
});
