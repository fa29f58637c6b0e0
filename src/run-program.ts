import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/**
 * For what we start: a terminal sends Ctrl-C to every process of its foreground, and one of ours that died of it would be
 * taken for the failure that ended the work. In a group of its own it hears of it through us alone, while we unwind.
 */
export const OWN_GROUP = { detached: true } as const;

/** Runs a program to its end and gives what it printed. Throws Error with its last words when it fails or cannot start. */
export async function runProgram(program: string, words: readonly string[]): Promise<string> {
  const child = spawn(program, words, { ...OWN_GROUP, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done, fail) =>
    child.on('error', fail).on('exit', done),
  );
  const [code, printed, complaint] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  if (code === 0) return printed;
  throw new Error(`${program} failed: ${complaint.trim()}`);
}
