import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import { main } from '../../src/cli.ts';
import { launcher } from './launcher.ts';

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command in this process, on a terminal or into pipes; settings of the caller's database do
 * not leak in.
 */
export async function runCli(
  words: readonly string[],
  env: Record<string, string> = {},
  { isTTY = false, columns = 100 } = {},
): Promise<CliResult> {
  const stdout = Object.assign(new PassThrough(), isTTY ? { isTTY, columns } : {});
  const stderr = new PassThrough();
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await main(words, { stdout, stderr, env: { ...ownEnvironment(), ...env } });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}

/** As runCli, in a process of its own, started as a user does: for what depends on being one. */
export async function runProgram(
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<CliResult> {
  return startCli(words, env).result;
}

/** As runProgram, for a test that has something to say to the process meanwhile. */
export function startCli(words: readonly string[], env: Record<string, string> = {}) {
  const child = spawnCli(words, env, true);
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  const result: Promise<CliResult> = Promise.all([
    text(child.stdout),
    text(child.stderr),
    exit,
  ]).then(([stdout, stderr, code]) => ({ code, stdout, stderr }));
  // What is killed dies with the process that works for it, as in a power cut; other signals go to the launcher.
  const kill = (signal: NodeJS.Signals) =>
    signal === 'SIGKILL' && child.pid ? process.kill(-child.pid, signal) : child.kill(signal);
  return { kill, result };
}

/** As runProgram, but all of it ended with SIGKILL after some milliseconds, unless it is faster; gives its signal, if any. */
export async function killCli(
  words: readonly string[],
  afterMs: number,
  env: Record<string, string> = {},
): Promise<NodeJS.Signals | null> {
  // The launcher and the process that works, in one moment.
  const child = spawnCli(words, env, true);
  child.stdout.resume();
  child.stderr.resume();
  const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), afterMs);
  const signal = await new Promise<NodeJS.Signals | null>((done) =>
    child.on('exit', (_, name) => done(name)),
  );
  clearTimeout(timer);
  return signal;
}

function spawnCli(
  words: readonly string[],
  env: Record<string, string>,
  hasOwnGroup = false,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [launcher, ...words], {
    env: { ...ownEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasOwnGroup,
  });
}

/**
 * This process's environment without what would lead a command to the caller's database. A program that finds its code
 * compiled starts with half the work; in the folder that goes with the run it leaves nothing in anybody's home.
 */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL, PGHOST, PGDATABASE, PGSERVICE, NYX_HOME, ...own } = process.env;
  return { ...own, NODE_COMPILE_CACHE: join(inject('sharedFolder'), 'compiled') };
}
