// Progress in a real terminal and beside one: drawn at most ten times a second, lines elsewhere, nothing with --json.
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import {
  type CommandName,
  commandNames,
  prepareWork,
  type Work,
} from '../interrupt/interrupted-commands.ts';
import { startInTerminal } from '../interrupt/terminal.ts';
import { launcher } from '../support/launcher.ts';

import { runProgram } from '../support/run-cli.ts';

let folder: FixtureFolder;
let work: Work;
beforeAll(async () => {
  folder = await fixtureFolder();
  work = await prepareWork(folder.path, { jobPosts: 20_000, applications: 300 });
});
afterAll(async () => {
  await work?.[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const env = () => ({ NYX_HOME: join(folder.path, 'home'), TERM: 'xterm' });

/** All that a command prints in a terminal, on stdout and stderr. */
async function inTerminal(command: CommandName, ...options: string[]) {
  await using database = await work.database(command);
  const words = work.words(command, join(folder.path, command.replaceAll(' ', '-')));
  const begun = performance.now();
  const { code, printed } = await startInTerminal(
    [process.execPath, launcher, ...words, ...options, '--database-url', database.url],
    env(),
  ).ended;
  expect({ code, printed }).toMatchObject({ code: 0 });
  return { printed, seconds: (performance.now() - begun) / 1000 };
}

/** What a terminal shows in the end, line by line, of what was written over again and again. */
function screenOf(printed: string): string[] {
  return stripVTControlCharacters(printed.replaceAll('\r\n', '\n'))
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r') + 1));
}

test.each(commandNames)('%s with --json prints its object, and nothing moves', async (command) => {
  const { printed } = await inTerminal(command, '--json');
  expect(printed).not.toContain('\u001b');
  expect(JSON.parse(printed.slice(printed.indexOf('{')))).toMatchObject({
    schema: expect.stringMatching(/^nyx-etl\//),
  });
});

test('a load moves in one line of a terminal, at most ten times a second, and stands in nobody’s way', async () => {
  const { printed, seconds } = await inTerminal('a load');
  const drawn = printed.split('\u001b[K').length - 1;
  expect(drawn).toBeGreaterThan(3);
  expect(drawn).toBeLessThan(seconds * 10 + 5);
  expect(printed).toMatch(/loading .* of 20,000 rows/);
  expect(printed.lastIndexOf('\u001b[?25h')).toBeGreaterThan(printed.lastIndexOf('\u001b[?25l'));
  const screen = screenOf(printed);
  expect(screen.slice(1, 6)).toEqual([
    '  source_url      <- url',
    '  job_title       <- title',
    '  company_name    <- company',
    '  raw_location    <- location',
    '  description_raw <- description',
  ]);
  expect(screen).toContainEqual(expect.stringMatching(/^ {2}read 20,000 = inserted 20,000 /));
  expect(screen.filter((line) => /^(reading|loading) /.test(line))).toEqual([]);
});

test('where there is no terminal nothing of it moves', async () => {
  await using database = await work.database('a load');
  const words = work.words('a load', folder.path);
  const { code, stderr } = await runProgram([...words, '--database-url', database.url], env());
  expect(code).toBe(0);
  expect(stderr).not.toContain('\r');
  expect(stderr).not.toContain('\u001b');
});
