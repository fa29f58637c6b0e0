import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder, tryFileLock } from '../../src/files/file-lock.ts';
import { createWorkFolder, takeOverWorkFolders } from '../../src/files/work-folder.ts';
import { packageRoot } from '../../src/package-root.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process that holds the folder's lock and a work folder in it, until it is killed. */
async function holder() {
  const program = `import { lockFolder } from ${JSON.stringify(join(packageRoot, 'src/files/file-lock.ts'))};
    import { createWorkFolder } from ${JSON.stringify(join(packageRoot, 'src/files/work-folder.ts'))};
    const held = [await createWorkFolder(process.argv[1], 'export'), await lockFolder(process.argv[1])];
    console.log(held.length);
    setInterval(() => held, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder]);
  await new Promise((held) => child.stdout.once('data', held));
  return {
    kill: () =>
      new Promise<void>((ended) => {
        child.once('exit', () => ended());
        child.kill('SIGKILL');
      }),
  };
}

test('what a living process holds nobody gets; what a killed one held, the next does, at once', async () => {
  const other = await holder();
  expect(tryFileLock(join(folder, '.nyx-etl.lock'))).toBeUndefined();
  expect(await takeOverWorkFolders(folder, 'export')).toEqual([]);
  await other.kill();
  using _ = await lockFolder(folder);
  const left = await takeOverWorkFolders(folder, 'export');
  expect(left).toHaveLength(1);
  for (const work of left) await work[Symbol.asyncDispose]();
  expect(await readdir(folder)).toEqual(['.nyx-etl.lock']);
});

test('one at a time within a process, too, and nothing is left afterwards', async () => {
  let inside = 0;
  let most = 0;
  const runs = Array.from({ length: 20 }, async () => {
    using _ = await lockFolder(folder);
    most = Math.max(most, ++inside);
    await new Promise((done) => setTimeout(done, 5));
    inside--;
  });
  await Promise.all(runs);
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('a work folder in use is not taken over, whoever else works in the same process', async () => {
  await using work = await createWorkFolder(folder, 'export');
  expect(await takeOverWorkFolders(folder, 'export')).toEqual([]);
  expect(await readdir(work.path)).toEqual(['owner.lock']);
});

test('a file of somebody else in the place of the lock is refused and left', async () => {
  await writeFile(
    join(folder, '.nyx-etl.lock'),
    'this is a file of somebody else, and no database',
  );
  await expect(lockFolder(folder)).rejects.toMatchObject({ exitCode: 2, hint: expect.any(String) });
  expect(await readdir(folder)).toEqual(['.nyx-etl.lock']);
});

/** As the launcher does when the process that held the lock was killed. */
function cleanUpLock(): Promise<void> {
  const cleaner = join(packageRoot, 'src/database/clean-up.ts');
  const lock = JSON.stringify({ lock: join(folder, '.nyx-etl.lock') });
  const child = spawn(process.execPath, [cleaner, lock], { stdio: 'inherit' });
  return new Promise((ended) => child.once('exit', () => ended()));
}

test('the lock of a killed process is removed by its launcher, unless another has taken it meanwhile', async () => {
  const other = await holder();
  await cleanUpLock();
  expect(tryFileLock(join(folder, '.nyx-etl.lock'))).toBeUndefined();
  await other.kill();
  await cleanUpLock();
  expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
});
