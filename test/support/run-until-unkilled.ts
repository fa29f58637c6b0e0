import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../../src/package-root.ts';
import { killMoments } from './kill-moments.ts';

const preload = join(packageRoot, 'test/support/kill-at-step.ts');

/**
 * Runs a module again and again, killed before the first change of a name on disk that it makes, before the second, and so
 * on, with `check` after each, until it gets to its end. With `every` above 1 it goes on by as many changes at a time, from
 * one of the first. Returns the last change before which it was killed.
 */
export async function runUntilUnkilled(
  module: string,
  words: readonly string[],
  check: (step: number) => Promise<void>,
  every = 1,
): Promise<number> {
  const first = 1 + Math.floor((killMoments(1, module)[0] ?? 0) * every);
  for (let step = first; ; step += every) {
    const child = spawn(
      process.execPath,
      ['--import', preload, join(packageRoot, module), ...words],
      {
        env: { ...process.env, NYX_KILL_AT: String(step) },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const [stderr, signal] = await Promise.all([
      text(child.stderr),
      new Promise<NodeJS.Signals | null>((done) => child.on('exit', (_, name) => done(name))),
    ]);
    if (signal === null && child.exitCode !== 0) throw new Error(`step ${step}: ${stderr}`);
    await check(step);
    if (signal === null) return Math.max(0, step - every);
  }
}
