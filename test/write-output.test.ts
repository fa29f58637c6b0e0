import { execFileSync, spawn } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';
import { writeOutput } from '../src/write-output.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-output-'));
  path = join(folder, 'report.html');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function modeOf(file: string): Promise<number> {
  return (await stat(file)).mode & 0o777;
}

test('a file is for its owner only, also where an older one was for everybody', async () => {
  await writeOutput(path, 'first');
  expect(await modeOf(path)).toBe(0o600);
  await chmod(path, 0o644);
  await writeOutput(path, 'second');
  expect(await modeOf(path)).toBe(0o600);
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['report.html']);
});

test('who has the older file open goes on reading that one', async () => {
  await writeOutput(path, 'first');
  const reader = spawn('sh', ['-c', 'exec 3< "$0"; echo open; read go; cat <&3', path]);
  await new Promise((opened) => reader.stdout.once('data', opened));
  await writeOutput(path, 'second');
  reader.stdin.end('go\n');
  expect(await text(reader.stdout)).toBe('first');
});

test('links are followed, also to where nothing is yet', async () => {
  await mkdir(join(folder, 'disk'));
  await symlink(join('disk', 'kept.html'), path);
  await writeOutput(path, 'first');
  await writeOutput(path, 'second');
  expect(await readlink(path)).toBe('disk/kept.html');
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(join(folder, 'disk'))).toEqual(['kept.html']);
});

test.each([
  ['/dev/full', 'ENOSPC'],
  ['/no/such/folder/x', 'ENOENT'],
  ['loop', 'ELOOP'],
  ['file/x', 'ENOTDIR'],
])('%s is one sentence with a hint', async (name, code) => {
  await symlink('loop', join(folder, 'loop'));
  await writeFile(join(folder, 'file'), 'mine');
  await expect(writeOutput(name.startsWith('/') ? name : join(folder, name), 'text')).rejects.toMatchObject({
    name: 'ConfigError',
    exitCode: 2,
    message: expect.stringContaining(`cannot be written (${code})`),
    hint: expect.any(String),
  });
  expect((await readdir(folder)).sort()).toEqual(['file', 'loop']);
});

test('a folder is named as one', async () => {
  await expect(writeOutput(folder, 'text')).rejects.toThrow('is a folder');
});

test('a pipe gives its reader everything; without one it is named, in place of waiting for ever', async () => {
  execFileSync('mkfifo', [path]);
  const reader = spawn('cat', [path]);
  const long = 'x'.repeat(1_000_000);
  const [received] = await Promise.all([text(reader.stdout), writeOutput(path, long)]);
  expect(received === long).toBe(true);
  await expect(writeOutput(path, 'text')).rejects.toMatchObject({
    message: expect.stringContaining('ENXIO'),
  });
}, 30_000);

test('what stands for an open stream is written to as it is: nothing in the file behind it is lost', async () => {
  await writeFile(path, 'before\n');
  const program = `import { writeOutput } from ${JSON.stringify(join(packageRoot, 'src/write-output.ts'))};
    await writeOutput('/dev/stdout', 'report\\n');`;
  const command = `"$0" --input-type=module -e "$1" >> "$2"`;
  execFileSync('sh', ['-c', command, process.execPath, program, path]);
  expect(await readFile(path, 'utf8')).toBe('before\nreport\n');
});
