// The launcher answers for a process that was killed before it could.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { schemas } from '../../src/json/index.ts';
import { packageRoot } from '../../src/package-root.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { startInTerminal } from '../interrupt/terminal.ts';

/** A script that runs a program as the launcher runs the command line. */
async function writeLauncher(files: FixtureFolder, program: string, words: string[]) {
  const path = await files.write('program.mjs', program);
  const job = { node: process.execPath, program: path, cleaner: path, words, env: process.env };
  const module = pathToFileURL(join(packageRoot, 'bin/supervise.js')).href;
  return files.write(
    'launcher.mjs',
    `import { supervise } from ${JSON.stringify(module)};\nsupervise(${JSON.stringify(job)});\n`,
  );
}

/** Each signal is sent when the program has printed `ready`. */
async function supervised(program: string, words: string[], signals: NodeJS.Signals[] = []) {
  await using files = await fixtureFolder();
  const launcher = await writeLauncher(files, program, words);
  const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  child.stderr.once('data', async () => {
    for (const signal of signals) {
      child.kill(signal);
      // A second one at once would count as the same.
      await sleep(1_200);
    }
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, code: await exit };
}

const KILLED = `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`;
const DEAF = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.error('ready');`;

test('a process that is killed leaves an error object on stdout, with --json only', async () => {
  const { stdout, code } = await supervised(KILLED, ['status', '--json']);
  const error = { code: 'killed', message: 'stopped by SIGKILL', hint: null, exit_code: 137 };
  expect(schemas.error?.parse(JSON.parse(stdout))).toMatchObject({ error, loads: [] });
  expect(code).toBe(137);
  expect(await supervised(KILLED, ['status'])).toMatchObject({ stdout: '', code: 137 });
});

test('a process that hears no signal is ended by the second one, which the object tells', async () => {
  const { stdout, code } = await supervised(DEAF, ['query', '--json'], ['SIGTERM', 'SIGTERM']);
  const error = { code: 'interrupted', message: 'stopped by SIGTERM', hint: null, exit_code: 143 };
  expect(schemas.error?.parse(JSON.parse(stdout))).toMatchObject({ error });
  expect(code).toBe(143);
});

test('what has answered already gets no second object', async () => {
  const answers = `console.log('{}'); process.send({ answered: true }, () => { ${KILLED} });`;
  expect(await supervised(answers, ['status', '--json'])).toMatchObject({
    stdout: '{}\n',
    code: 137,
  });
});

test('people are told of a process that was killed, and what may have done it', async () => {
  const { stderr } = await supervised(KILLED, ['status']);
  expect(stderr).toMatch(/^stopped by SIGKILL\nhint: .*out of memory.*\n$/);
});

test('of one that was ended because it did not end, the signal is told', async () => {
  const { stderr } = await supervised(DEAF, ['query'], ['SIGTERM', 'SIGTERM']);
  expect(stderr).toBe('ready\nstopped by SIGTERM\n');
});

test('a terminal gets its cursor back from a killed process', async () => {
  await using files = await fixtureFolder();
  const bar = `process.stderr.write('\\u001b[?25l working', () => { ${KILLED} });`;
  const launcher = await writeLauncher(files, bar, ['transform']);
  const { printed } = await startInTerminal([process.execPath, launcher], { TERM: 'xterm' }).ended;
  expect(printed.lastIndexOf('\u001b[?25h')).toBeGreaterThan(printed.lastIndexOf('\u001b[?25l'));
});
