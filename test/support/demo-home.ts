import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type CliResult, runProgram } from './run-cli.ts';

/** A demo that has run, as a user starts it. */
interface DemoHome {
  /** Folder for what the tests of it make, the demo's own among it. */
  folder: string;
  home: string;
  first: CliResult;
}

/** To be called at the top of a test file; what it gives is filled before its tests, by some tens of seconds of work. */
export function demoHome(): DemoHome {
  const demo = {} as DemoHome;
  beforeAll(async () => {
    demo.folder = await mkdtemp(join(tmpdir(), 'nyx-etl-demo-'));
    // The embedded server runs as its own user when the tests run as root.
    await chmod(demo.folder, 0o755);
    demo.home = join(demo.folder, 'nyx-demo');
    demo.first = await runProgram(['demo', '--dir', demo.home]);
  }, 300_000);
  afterAll(() => rm(demo.folder, { recursive: true, force: true }));
  return demo;
}
