// Commands in a real terminal, which sends its signals to every process in the foreground, as it does for people.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { errorCode, unless } from '../../src/system-errors.ts';
import { launcher } from '../support/launcher.ts';
import { ownEnvironment } from '../support/run-cli.ts';

interface Terminal {
  /** Ctrl-C. */
  interrupt(): void;
  /** Exit code, as a shell would show it, and all that was printed. */
  ended: Promise<{ code: number | null; printed: string }>;
}

/** Runs a program in a terminal of its own. Rejects with a sentence where the tool that makes terminals is missing. */
export function startInTerminal(words: readonly string[], env: Record<string, string>): Terminal {
  const command = `exec ${words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')}`;
  const terminal = spawn('script', ['-q', '-e', '-f', '-c', command, '/dev/null'], {
    env: { ...ownEnvironment(), ...env, SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = new Promise<number | null>((done, fail) => {
    terminal.on('exit', done).on('error', (cause) => {
      const sentence =
        "a terminal is made by 'script' of util-linux (Debian: bsdutils), which is missing here";
      fail(errorCode(cause) === 'ENOENT' ? new Error(sentence, { cause }) : cause);
    });
  });
  return {
    interrupt: () => terminal.stdin.write('\x03'),
    ended: Promise.all([exit, text(terminal.stdout)]).then(([code, printed]) => {
      terminal.stdin.destroy();
      return { code, printed };
    }),
  };
}

/** Processes that were started with this variable in their environment, and those that they started. */
export async function processesWith(
  name: string,
  value: string,
): Promise<{ pid: number; words: string }[]> {
  const found: { pid: number; words: string }[] = [];
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const [environment, words] = await Promise.all([
      readProcess(pid, 'environ'),
      readProcess(pid, 'cmdline'),
    ]);
    if (environment.split('\0').includes(`${name}=${value}`)) {
      found.push({ pid: Number(pid), words: words.replaceAll('\0', ' ') });
    }
  }
  return found;
}

/** Seconds that processes with this variable in their environment have computed. */
export async function cpuSeconds(name: string, value: string): Promise<number> {
  const processes = await processesWith(name, value);
  const stats = await Promise.all(processes.map(({ pid }) => readProcess(String(pid), 'stat')));
  // After the name, which may hold anything: the 14th and the 15th field, in ticks of which a second has 100.
  const fields = stats.map((stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' '));
  return fields.reduce(
    (sum, field) => sum + (Number(field[11] ?? 0) + Number(field[12] ?? 0)) / 100,
    0,
  );
}

/** Whether a process with this variable in its environment has the file open. */
export async function isOpenIn(
  [name, value]: readonly [string, string],
  path: string,
): Promise<boolean> {
  const found = await Promise.all(
    (await processesWith(name, value)).map(({ pid }) => filesOf(pid)),
  );
  return found.flat().includes(path);
}

/** What a process has open; nothing once it is gone. */
async function filesOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = (await readdir(folder).catch(unless('ENOENT', 'ESRCH', 'EACCES'))) ?? [];
  return await Promise.all(
    names.map(async (name) => (await readlink(join(folder, name)).catch(unless('ENOENT'))) ?? ''),
  );
}

/** Command lines with this text in them. */
export async function processesNamed(text: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const lines = await Promise.all(pids.map((pid) => readProcess(pid, 'cmdline')));
  return lines.filter((line) => line.includes(text)).map((line) => line.replaceAll('\0', ' '));
}

/** Empty for a process that is gone, or not ours to read. */
async function readProcess(pid: string, file: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(String(errorCode(error)))) return '';
    throw error;
  }
}

/** How the command line is started: by this Node, and by an older one, which hands over to the one the package brings. */
export const launchers = [
  [`Node ${major(process.version)}`, [process.execPath, launcher]],
  ['a Node that is too old', [...olderNode(), launcher]],
] as const satisfies readonly [name: string, words: readonly string[]][];

/** The system's, if it is one; else this one, which says of itself that it is. */
function olderNode(): string[] {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((path) => !path.includes('node_modules'));
  for (const node of folders
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))) {
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    if (major(stdout) >= 18 && major(stdout) < 24) return [node];
  }
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } })`;
  return [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
}

function major(version: string): number {
  return Number(/^v(\d+)/.exec(version)?.[1]);
}
