import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  embeddedServerStatus,
  keepRunning,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.ts';
import { openSession } from '../../src/database/open-session.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nyx-etl-embedded-'));
  await chmod(home, 0o711);
});

afterEach(async () => {
  await stopEmbeddedServer(home);
  await rm(home, { recursive: true, force: true });
});

async function state() {
  return (await embeddedServerStatus(home)).state;
}

test('it is made and started when needed, and stopped by whoever leaves last', async () => {
  expect(await state()).toBe('not created');
  const first = await openSession({ kind: 'embedded', home }, 'first');
  const second = await openSession({ kind: 'embedded', home }, 'second');
  await first[Symbol.asyncDispose]();
  expect(await state()).toBe('running');
  await second[Symbol.asyncDispose]();
  expect(await state()).toBe('stopped');
});

test('a cancellation that comes when the last one leaves does not leave it running', async () => {
  const session = await openSession({ kind: 'embedded', home }, 'first');
  const query = session.pg.query.bind(session.pg);
  let isCancelled = false;
  session.pg.query = ((text: string, values: unknown[]) => {
    if (isCancelled || !text.includes('pg_try_advisory_lock')) return query(text, values);
    isCancelled = true;
    return query('select pg_cancel_backend(pg_backend_pid()), pg_sleep(5)');
  }) as typeof session.pg.query;
  await session[Symbol.asyncDispose]();
  expect(isCancelled).toBe(true);
  expect(await state()).toBe('stopped');
});

test('db start keeps it up', async () => {
  const session = await openSession({ kind: 'embedded', home }, 'first');
  await keepRunning(home, true);
  await session[Symbol.asyncDispose]();
  expect(await state()).toBe('running');
});

test('the password is in a file that only its owner reads', async () => {
  await using _ = await openSession({ kind: 'embedded', home }, 'first');
  const { mode } = await stat(join(home, 'postgresql', 'nyx-password'));
  expect(mode & 0o777).toBe(0o600);
});

test(
  'six commands at once on a machine without a cluster all work, and leave one stopped server',
  async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, () => runCli(['migrate'], { NYX_HOME: home })),
    );
    expect(results.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      results.map(() => ({ code: 0, stderr: '' })),
    );
    expect(await state()).toBe('stopped');
    expect(await readdir(home)).toEqual(['postgresql']);
  },
  3 * 60_000,
);
