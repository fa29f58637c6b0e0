// Whoever reads a table while much is loaded into it goes on reading, unless the load said otherwise.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

/** Enough for a load that may leave indexes for its end. */
const ROWS = 60_000;

let database: TestDatabase;
let files: FixtureFolder;
beforeEach(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
});
afterEach(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

/** Loads so many users while another session reads them again and again. */
async function loadWhileReading(...words: string[]) {
  const rows = Array.from({ length: ROWS }, (_, n) => `U,u${n}@example.org\n`);
  const path = await files.write('users.csv', `name,email\n${rows.join('')}`);
  await using reader = await connect(database.url, 'reader');
  await reader.pg.query(`set lock_timeout = '1s'`);
  let ended = false;
  const loading = runCli([
    ...['ingest', 'table', 'users', path, '--database-url', database.url],
    ...words,
  ]).finally(() => {
    ended = true;
  });
  const read = { times: 0, longestMs: 0, refused: 0 };
  while (!ended) {
    const begun = performance.now();
    await reader.pg.query('select id from nyx.users limit 1').catch(() => {
      read.refused += 1;
    });
    read.times += 1;
    read.longestMs = Math.max(read.longestMs, performance.now() - begun);
    await new Promise((done) => setTimeout(done, 5));
  }
  expect(await loading).toMatchObject({ code: 0 });
  return { ...read, stderr: (await loading).stderr };
}

test('a large load into an empty table locks no reader out', async () => {
  const read = await loadWhileReading();
  expect(read).toMatchObject({ refused: 0 });
  expect(read.times).toBeGreaterThan(20);
  expect(read.stderr).not.toContain('nobody reads');
});

test('with --exclusive one does, and says for how long before', async () => {
  const read = await loadWhileReading('--exclusive');
  expect(read.stderr).toMatch(/nobody reads nyx\.users for about \d+ seconds? a batch/);
});
