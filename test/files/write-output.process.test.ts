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
import { writeOutput } from '../../src/files/write-output.ts';
import { packageRoot } from '../../src/package-root.ts';

const REPLACE = { existing: 'replace' } as const;

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
  await writeOutput(path, 'first', REPLACE);
  expect(await modeOf(path)).toBe(0o600);
  await chmod(path, 0o644);
  await writeOutput(path, 'second', REPLACE);
  expect(await modeOf(path)).toBe(0o600);
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['report.html']);
});

test('what a person may have worked on is left, and the folder as it was', async () => {
  expect(await writeOutput(path, 'first', { existing: 'refuse' })).toBe(false);
  await expect(writeOutput(path, 'second', { existing: 'refuse' })).rejects.toMatchObject({
    message: expect.stringContaining('is there already'),
    exitCode: 2,
  });
  expect(await readFile(path, 'utf8')).toBe('first');
  expect(await readdir(folder)).toEqual(['report.html']);
  expect(await writeOutput(path, 'second', REPLACE)).toBe(true);
});

test('who has the older file open goes on reading that one', async () => {
  await writeOutput(path, 'first', REPLACE);
  const reader = spawn('sh', ['-c', 'exec 3< "$0"; echo open; read go; cat <&3', path]);
  await new Promise((opened) => reader.stdout.once('data', opened));
  await writeOutput(path, 'second', REPLACE);
  reader.stdin.end('go\n');
  expect(await text(reader.stdout)).toBe('first');
});

test('links are followed, also to where nothing is yet', async () => {
  await mkdir(join(folder, 'disk'));
  await symlink(join('disk', 'kept.html'), path);
  await writeOutput(path, 'first', REPLACE);
  await writeOutput(path, 'second', REPLACE);
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
  await expect(
    writeOutput(name.startsWith('/') ? name : join(folder, name), 'text', REPLACE),
  ).rejects.toMatchObject({
    name: 'ConfigError',
    exitCode: 2,
    message: expect.stringContaining(`cannot be written (${code})`),
    hint: expect.any(String),
  });
  expect((await readdir(folder)).sort()).toEqual(['file', 'loop']);
});

test('a folder that is missing is named, also behind a link, with the command that makes it', async () => {
  const missing = join(folder, 'Q4 reports');
  const refused = {
    message: expect.stringContaining(`(ENOENT): there is no folder ${missing}`),
    hint: `make it: mkdir -p '${missing}'; or choose another --out`,
  };
  await symlink(join(missing, 'x.html'), path);
  for (const name of [join(missing, 'x.html'), path])
    await expect(writeOutput(name, 'text', REPLACE)).rejects.toMatchObject(refused);
});

test('a folder is named as one', async () => {
  await expect(writeOutput(folder, 'text', REPLACE)).rejects.toThrow('is a folder');
});

test('a pipe gives its reader everything; without one it is named, in place of waiting for ever', async () => {
  execFileSync('mkfifo', [path]);
  const reader = spawn('cat', [path]);
  const long = 'x'.repeat(1_000_000);
  const [received] = await Promise.all([text(reader.stdout), writeOutput(path, long, REPLACE)]);
  expect(received === long).toBe(true);
  await expect(writeOutput(path, 'text', REPLACE)).rejects.toMatchObject({
    message: expect.stringContaining('ENXIO'),
  });
}, 30_000);

test('what stands for an open stream is written to as it is: nothing in the file behind it is lost', async () => {
  await writeFile(path, 'before\n');
  const program = `import { writeOutput } from ${JSON.stringify(join(packageRoot, 'src/files/write-output.ts'))};
    await writeOutput('/dev/stdout', 'report\\n', { existing: 'replace' });`;
  const command = `"$0" --input-type=module -e "$1" >> "$2"`;
  execFileSync('sh', ['-c', command, process.execPath, program, path]);
  expect(await readFile(path, 'utf8')).toBe('before\nreport\n');
});
