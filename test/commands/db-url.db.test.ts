// psql "$(nyx-etl db url)": what is printed leads to our server, or nowhere.
import { chmod, lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolder } from '../../src/database/cluster.ts';
import {
  clientUrl,
  startEmbeddedServer,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.ts';
import { connect } from '../../src/database/session.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nyx-url-'));
  await chmod(home, 0o711);
});
afterEach(async () => {
  await stopEmbeddedServer(home);
  await rm(home, { recursive: true, force: true });
});

async function expectNowhere(state: string): Promise<void> {
  const { code, stdout, stderr } = await runCli(['db', 'url'], { NYX_HOME: home });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `error: the embedded server is ${state}: nothing can connect to what is printed\nhint: run 'nyx-etl db start' first\n`,
  });
  // An empty argument, or one without a host, is the default server to psql.
  expect(new URL(stdout.trim()).searchParams.get('host')).toBe(dataFolder(home));
  await expect(connect(stdout.trim(), 'test')).rejects.toMatchObject({
    code: 'sql.unreachable',
    message: expect.stringContaining('ENOENT'),
  });
}

test('of a server that was never made or is stopped it prints what connects nowhere, and says so', async () => {
  await expectNowhere('not created');
  await startEmbeddedServer(home);
  await stopEmbeddedServer(home);
  await expectNowhere('stopped');
});

test('of a running one it prints what connects', async () => {
  await startEmbeddedServer(home);
  const { code, stdout } = await runCli(['db', 'url'], { NYX_HOME: home });
  expect(code).toBe(0);
  await using session = await connect(stdout.trim(), 'test');
  const { rows } = await session.pg.query('select current_database() as name');
  expect(rows).toEqual([{ name: 'nyx' }]);
});

test('the password is written through no link that stands where it goes', async () => {
  await startEmbeddedServer(home);
  const [data, victim] = [dataFolder(home), join(home, 'victim')];
  await writeFile(victim, 'mine');
  for (const name of ['pgpass', `pgpass.${process.pid}`]) await symlink(victim, join(data, name));
  expect(await clientUrl(home)).toMatch(/^postgres(ql)?:\/\//);
  expect(await readFile(victim, 'utf8')).toBe('mine');
  const passfile = await lstat(join(data, 'pgpass'));
  expect({ isFile: passfile.isFile(), mode: passfile.mode & 0o777 }).toEqual({
    isFile: true,
    mode: 0o600,
  });
  expect((await readdir(data)).filter((name) => name.startsWith('pgpass.'))).toEqual([
    `pgpass.${process.pid}`,
  ]);
});
