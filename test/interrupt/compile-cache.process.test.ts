// Whoever can write where compiled code is kept can run code as the user.
import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { launcher } from '../support/launcher.ts';
import { runProgram } from '../support/run-cli.ts';
import { launchers } from './terminal.ts';

// Each runs several commands.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-etl-cache-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command that only prints, and one that is supervised. */
const commands = [['--version'], ['db', 'status']];

async function run(words: readonly string[], env: Record<string, string>): Promise<void> {
  const home = join(folder, 'nyx');
  const own = {
    NODE_COMPILE_CACHE: '',
    XDG_CACHE_HOME: '',
    HOME: join(folder, 'home'),
    NYX_HOME: home,
  };
  await mkdir(own.HOME, { recursive: true, mode: 0o700 });
  expect(await runProgram(words, { ...own, ...env })).toMatchObject({ code: 0, stderr: '' });
}

/** All files below a folder, however deep. */
async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test.each(commands)(
  '%s %s keeps it in a folder of mode 0700 of the user, never in the temporary one',
  async (...words) => {
    const temporary = join(folder, 'tmp');
    await mkdir(join(temporary, 'node-compile-cache'), { recursive: true });
    await chmod(join(temporary, 'node-compile-cache'), 0o777);
    await run(words.filter(Boolean), { TMPDIR: temporary });
    expect(await filesIn(temporary)).toEqual([]);
    const cache = join(folder, 'home/.cache/nyx-etl/compiled');
    expect((await stat(cache)).mode & 0o777).toBe(0o700);
    expect((await filesIn(cache)).length).toBeGreaterThan(0);
  },
);

test('the folder of XDG_CACHE_HOME is used, and that of NODE_COMPILE_CACHE before it', async () => {
  const [xdg, own] = [join(folder, 'xdg'), join(folder, 'own')];
  await run(['--version'], { XDG_CACHE_HOME: xdg });
  expect((await filesIn(join(xdg, 'nyx-etl'))).length).toBeGreaterThan(0);
  await rm(xdg, { recursive: true });
  for (const words of commands) await run(words, { XDG_CACHE_HOME: xdg, NODE_COMPILE_CACHE: own });
  expect((await filesIn(own)).length).toBeGreaterThan(0);
  await expect(readdir(xdg)).rejects.toThrow('ENOENT');
});

const FOLDERS = ['cache', 'cache/nyx-etl', 'cache/nyx-etl/compiled'];
const isRoot = process.getuid?.() === 0;

/** What makes a folder one that others can fill. Only root can give a folder to a stranger. */
const ways: [does: string, to: (path: string) => Promise<void>][] = [
  ['anybody may write to it', (path) => chmod(path, 0o777)],
  ['its group may write to it', (path) => chmod(path, 0o770)],
  ...(isRoot
    ? [["it is a stranger's", (path) => chown(path, 65_534, 65_534)] as (typeof ways)[number]]
    : []),
];

test.each(ways)(
  'no folder is used when %s, or can be exchanged through a parent',
  async (_, open) => {
    for (const name of FOLDERS) {
      const cache = join(folder, 'cache');
      await mkdir(join(cache, 'nyx-etl/compiled'), { recursive: true, mode: 0o700 });
      await symlink(cache, join(folder, 'link'));
      expect(chosenFolder(cache)).toBe(join(cache, 'nyx-etl/compiled'));
      await open(join(folder, name));
      expect(chosenFolder(cache)).toBe('undefined');
      expect(chosenFolder(join(folder, 'link'))).toBe('undefined');
      await rm(join(folder, 'link'));
      await rm(cache, { recursive: true });
    }
  },
);

/** What the launcher takes where XDG_CACHE_HOME is this. */
function chosenFolder(cache: string): string {
  const module = JSON.stringify(join(launcher, '../compile-cache.js'));
  const script = `import(${module}).then(({ compileCacheFolder }) => console.log(String(compileCacheFolder())))`;
  const env = { ...process.env, XDG_CACHE_HOME: cache, NODE_COMPILE_CACHE: '' };
  return execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim();
}

test('without any folder for it, everything works', async () => {
  for (const words of commands) await run(words, { XDG_CACHE_HOME: '/proc/no', HOME: '/proc/no' });
});

test('an old Node hands over, and says which Node answers', () => {
  const [node = '', ...words] = launchers[1][1];
  expect(execFileSync(node, [...words, '--version'], { encoding: 'utf8' })).toMatch(
    /^\d+\.\d+\.\d+\n$/,
  );
});
