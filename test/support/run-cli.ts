import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../../src/package-root.ts';

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command line as a user does; settings of the caller's database do not leak in. */
export async function runCli(words: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  const { DATABASE_URL, PGHOST, PGDATABASE, PGSERVICE, NYX_HOME, ...own } = process.env;
  const child = spawn(process.execPath, [join(packageRoot, 'bin/nyx-etl.js'), ...words], {
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
}
