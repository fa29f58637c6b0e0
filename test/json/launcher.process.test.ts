// The launcher answers for a process that was killed before it could.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { schemas } from '../../src/json/index.ts';
import { packageRoot } from '../../src/package-root.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';

/** Runs a program as the launcher runs the command line; each signal is sent when it has printed `ready`. */
async function supervised(program: string, words: string[], signals: NodeJS.Signals[] = []) {
  await using files = await fixtureFolder();
  const path = await files.write('program.mjs', program);
  const job = { node: process.execPath, program: path, cleaner: path, words, env: process.env };
  const module = pathToFileURL(join(packageRoot, 'bin/supervise.js')).href;
  const launcher = await files.write(
    'launcher.mjs',
    `import { supervise } from ${JSON.stringify(module)};\nsupervise(${JSON.stringify(job)});\n`,
  );
  const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  child.stderr.once('data', async () => {
    for (const signal of signals) {
      child.kill(signal);
      // A second one at once would count as the same.
      await sleep(1_200);
    }
  });
  return { stdout: await text(child.stdout), code: await exit };
}

const KILLED = `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`;
const DEAF = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.error('ready');`;

test('a process that is killed leaves an error object on stdout, with --json only', async () => {
  const { stdout, code } = await supervised(KILLED, ['status', '--json']);
  const error = { code: 'killed', message: 'stopped by SIGKILL', hint: null, exit_code: 137 };
  expect(schemas.error?.parse(JSON.parse(stdout))).toMatchObject({ error, loads: [] });
  expect(code).toBe(137);
  expect(await supervised(KILLED, ['status'])).toEqual({ stdout: '', code: 137 });
});

test('a process that hears no signal is ended by the second one, which the object tells', async () => {
  const { stdout, code } = await supervised(DEAF, ['query', '--json'], ['SIGTERM', 'SIGTERM']);
  const error = { code: 'interrupted', message: 'stopped by SIGTERM', hint: null, exit_code: 143 };
  expect(schemas.error?.parse(JSON.parse(stdout))).toMatchObject({ error });
  expect(code).toBe(143);
});

test('what has answered already gets no second object', async () => {
  const answers = `console.log('{}'); process.send({ answered: true }, () => { ${KILLED} });`;
  expect(await supervised(answers, ['status', '--json'])).toEqual({ stdout: '{}\n', code: 137 });
});
