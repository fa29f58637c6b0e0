// faults.md S3: the whole server is stopped at once while a load is under way.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GlobalArguments, withSession } from '../../src/commands/command.ts';
import { dataFolder } from '../../src/database/cluster.ts';
import { startEmbeddedServer } from '../../src/database/embedded-server.ts';
import { type ScratchServer, startScratchServer } from '../../src/database/scratch-server.ts';
import { runServerProgram } from '../../src/database/server-programs.ts';
import { connect } from '../../src/database/session.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { withRetries } from '../../src/ingest/retry.ts';
import { migrate } from '../../src/schema.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { runCli } from '../support/run-cli.ts';
import { type FixtureFolder, fixtureFolder, strict } from './fixture-files.ts';

let server: ScratchServer;
let files: FixtureFolder;
let people: string;
beforeAll(async () => {
  server = await startScratchServer();
  files = await fixtureFolder();
  people = await files.write(
    'people.csv',
    'name,email\nAda,ada@example.org\nBob,bob@example.org\n',
  );
  await using session = await connect(server.url, 'test');
  await migrate(session);
});
afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const QUIET = {
  config: undefined,
  json: false,
  quiet: true,
  verbose: false,
  debug: false,
} satisfies Omit<GlobalArguments, 'database-url'>;

const crash = (how: 'stop' | 'restart') => () =>
  runServerProgram('pg_ctl', [how, '-w', '-m', 'immediate', '-D', dataFolder(server.home)]);

async function users(url: string): Promise<number> {
  await using session = await connect(url, 'test');
  return (await session.pg.query('select from nyx.users')).rows.length;
}

test('it does not come back: after the deadline the load fails with exit code 75, and nothing is stored', async () => {
  await using proxy = await openFaultProxy(server.url);
  proxy.once('insert into etl.loads', crash('stop'));
  const retries: string[] = [];
  const load = withRetries(
    (begun) =>
      withSession({ ...QUIET, 'database-url': proxy.url }, 'test', (session) => {
        begun();
        return loadTable(session, 'users', people, strict);
      }),
    { deadlineMs: 1_000, onRetry: (error) => void retries.push(error.code) },
  );
  await expect(load).rejects.toMatchObject({
    exitCode: 75,
    message: expect.stringContaining('the connection to the database was lost'),
    hint: expect.stringContaining('run the same command again'),
  });
  expect(retries.length).toBeGreaterThan(0);
  expect(await users(await startEmbeddedServer(server.home))).toBe(0);
});

test('it comes back: the load is tried again and every row is there once', async () => {
  const url = await startEmbeddedServer(server.home);
  await using proxy = await openFaultProxy(url);
  proxy.once('insert into etl.loads', crash('restart'));
  const { code, stdout, stderr } = await runCli([
    'ingest',
    'table',
    'users',
    people,
    '--database-url',
    proxy.url,
  ]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('inserted 2'),
  });
  expect(stderr).toContain('trying again: ');
  expect(proxy.pending()).toBe(0);
  expect(await users(url)).toBe(2);
});
