import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { launcher } from '../support/launcher.ts';

export interface Daemon extends AsyncDisposable {
  /** Resolves to the first line of the log, from the last one asked for on, with this in its message. */
  logged(message: string): Promise<Record<string, unknown>>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const onlyNightly = join(packageRoot, 'test/scheduler/fixtures/only-nightly.yaml');

/** `nyx-etl schedule` with the nightly alone. */
export function startDaemon(url: string, out: string): Daemon {
  const child: ChildProcessByStdio<null, null, Readable> = spawn(
    process.execPath,
    [launcher, 'schedule', '--out', out, '--database-url', url],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, NYX_ETL_CONFIG: onlyNightly },
    },
  );
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  let log = '';
  let asked = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const end = (signal: NodeJS.Signals) => {
    // What is killed dies with the process that works for it; once it has ended there is nobody to kill.
    if (signal !== 'SIGKILL') child.kill(signal);
    else if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal);
    return exit;
  };
  return {
    logged: (message) =>
      vi.waitUntil(
        () => {
          const lines = log.split('\n').slice(0, -1);
          const found = lines.findIndex((line, at) => at >= asked && line.includes(message));
          if (found === -1) return undefined;
          asked = found + 1;
          return JSON.parse(lines[found] ?? '') as Record<string, unknown>;
        },
        { timeout: 200_000, interval: 200 },
      ) as Promise<Record<string, unknown>>,
    end,
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}
