// The embedded server cannot be made or started: which exit code, which sentence, and nothing left behind.
import { execFileSync } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder, ensureCluster } from '../../src/database/cluster.ts';
import { packageVersion } from '../../src/package-root.ts';
import { type CliResult, runCli, startCli } from '../support/run-cli.ts';

let root: string;
let made: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nyx-etl-failures-'));
  await chmod(root, 0o711);
  made = join(root, 'made');
  await ensureCluster(made);
});
afterAll(() => rm(root, { recursive: true, force: true }));

function expectSentence(
  { code, stdout, stderr }: CliResult,
  exitCode: number,
  sentence: string,
): void {
  expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
  expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
  expect(stderr).toContain(sentence);
}

/** Does something to a file of the cluster while `work` runs. */
async function withChanged(
  name: string,
  content: string | Buffer,
  work: () => Promise<void>,
): Promise<void> {
  const path = join(dataFolder(made), name);
  const kept = join(root, 'kept');
  await cp(path, kept);
  await writeFile(path, content);
  try {
    await work();
  } finally {
    const file = await open(kept);
    await writeFile(path, await file.readFile());
    await file.close();
  }
}

test('data of a newer PostgreSQL', () =>
  withChanged('PG_VERSION', '19\n', async () => {
    expectSentence(await runCli(['db', 'start'], { NYX_HOME: made }), 2, 'is of PostgreSQL 19');
  }));

test('data of an older PostgreSQL: the sentence names the nyx-etl that still reads it, and its backup takes the place', async () => {
  const home = join(root, 'older');
  const backups = join(root, 'backups');
  const run = (...words: string[]) => runCli(words, { NYX_HOME: home });
  expect(await run('migrate')).toMatchObject({ code: 0 });
  expect(await run('backup', '--out', backups)).toMatchObject({ code: 0 });
  await writeFile(join(dataFolder(home), 'PG_VERSION'), '17\n');
  await writeFile(join(dataFolder(home), 'nyx-version'), '0.9.1\n');
  const words = 'npx nyx-etl@0.9.1 backup --out DIR && nyx-etl restore DIR --replace';
  for (const command of [['db', 'start'], ['status']]) {
    const refused = await run(...command);
    expectSentence(refused, 2, 'is of PostgreSQL 17; this nyx-etl brings 18');
    expectSentence(refused, 2, words);
  }
  expect(await run('restore', backups, '--replace')).toMatchObject({ code: 0 });
  expect(await run('status')).toMatchObject({ stderr: '' });
  const [, aside = ''] = (await readdir(home)).sort();
  expect(await readFile(join(home, aside, 'PG_VERSION'), 'utf8')).toBe('17\n');
  expect(await readFile(join(dataFolder(home), 'nyx-version'), 'utf8')).toBe(`${packageVersion}\n`);
}, 300_000);

test('a control file that is damaged', () =>
  withChanged('global/pg_control', Buffer.alloc(8192), async () => {
    expectSentence(await runCli(['migrate'], { NYX_HOME: made }), 1, 'is damaged');
  }));

test('a data folder that others may enter', async () => {
  await chmod(dataFolder(made), 0o755);
  const result = await runCli(['migrate'], { NYX_HOME: made });
  await chmod(dataFolder(made), 0o700);
  expectSentence(result, 2, 'other rights than it was made with');
});

test.each([['db', 'start'], ['db', 'status'], ['db', 'stop'], ['migrate'], ['status']])(
  'NYX_HOME is a file: %s %s',
  async (...words) => {
    const file = join(root, 'file');
    await writeFile(file, '');
    const given = words.filter((word) => word !== undefined);
    expectSentence(await runCli(given, { NYX_HOME: file }), 2, 'is not a folder');
    expectSentence(await runCli(given, { NYX_HOME: join(file, 'below') }), 2, 'is not a folder');
  },
);

test('NYX_HOME cannot be made', async () => {
  const result = await runCli(['db', 'start'], { NYX_HOME: '/proc/nyx/home' });
  expectSentence(result, 2, 'may not be written to');
});

test('a name that no disk takes', async () => {
  const result = await runCli(['db', 'start'], { NYX_HOME: join(root, 'x'.repeat(300)) });
  expectSentence(result, 2, 'is too long a path');
});

test('a folder of the name of ours that is not ours', async () => {
  const home = join(root, 'foreign');
  await cp(dataFolder(made), join(home, 'postgresql'), { recursive: true });
  await chmod(home, 0o711);
  await rm(join(home, 'postgresql', 'nyx-password'));
  const { code, stderr } = await runCli(['db', 'start'], { NYX_HOME: home });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^error: .*(nyx-etl did not make it|belongs to another user)\nhint: .+\n$/,
  );
  expect(await readdir(home)).toEqual(['postgresql']);
});

test('the cluster of another user', async () => {
  const home = join(root, 'theirs');
  await cp(dataFolder(made), dataFolder(home), { recursive: true });
  await chmod(home, 0o711);
  // Root gives it away; anybody else is shut out of what its owner alone reads.
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534:65534', home]);
  else await chmod(join(dataFolder(home), 'nyx-password'), 0);
  expectSentence(await runCli(['migrate'], { NYX_HOME: home }), 2, 'belongs to another user');
});

test('the server user may not enter: nothing is made', async () => {
  const shut = join(root, 'shut');
  await mkdir(shut, { mode: process.getuid?.() === 0 ? 0o700 : 0o500 });
  const { code, stderr } = await runCli(['db', 'start'], { NYX_HOME: join(shut, 'a', 'b') });
  expect({ code, left: await readdir(shut) }).toEqual({ code: 2, left: [] });
  expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
});

test('killed while the cluster is made: the next command makes it, and what was begun is gone', async () => {
  const home = join(root, 'killed');
  await mkdir(home, { mode: 0o711 });
  const command = startCli(['db', 'start'], { NYX_HOME: home });
  while ((await readdir(home)).length === 0) await sleep(20);
  command.kill('SIGKILL');
  await command.result;
  expect(await readdir(home)).not.toContain('postgresql');
  await ensureCluster(home);
  expect(await readdir(home)).toEqual(['postgresql']);
});
