// The tests of exports that need Python: its readers of Parquet, and the notebook. The packages are installed into a virtual
// environment of their own below the user's cache folder, and are no dependencies: npm run test:readers
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../src/package-root.ts';
import { say } from './compared-export.ts';

const PACKAGES = [
  ...['pyarrow==26.0.1', 'polars==2.1.0', 'pandas==3.1.1', 'duckdb==2.0.1'],
  ...['nbclient==0.11.0', 'nbformat==5.11.1', 'ipykernel==7.4.0'],
];
const TESTS = ['test/exports/readers.db.test.ts', 'test/exports/readme.process.test.ts'];

const run = promisify(execFile);
const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const python = await installReaders(join(cache, 'nyx-etl', 'readers'));
if (python) {
  const env = { ...process.env, NYX_TEST_PYTHON: python };
  const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const tests = spawn(process.execPath, [vitest, 'run', ...TESTS], {
    ...{ cwd: packageRoot, env, stdio: 'inherit' },
  });
  const [code] = await once(tests, 'exit');
  process.exitCode = typeof code === 'number' ? code : 1;
}

/** The Python that has them; undefined, and a sentence why, where it cannot be had. */
async function installReaders(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    await run('python3', ['-m', 'venv', folder], { timeout: 120_000 });
    const own = join(folder, 'bin', 'python');
    const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES];
    await run(own, words, { timeout: 600_000 });
    return own;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    say(`Python's readers were not asked: their packages cannot be used here (${reason})`);
    return undefined;
  }
}
