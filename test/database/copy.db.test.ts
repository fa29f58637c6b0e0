import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFromDatabase } from '../../src/database/copy.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

const COPY = `copy (select repeat('x', 1000) from generate_series(1, 50000)) to stdout`;

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const answers = async () => (await database.session.pg.query('select 1 as n')).rows;

test('what nobody has begun to read does not hold the connection', async () => {
  const rows = copyFromDatabase(database.session, COPY);
  expect(await answers()).toEqual([{ n: 1 }]);
  await rows.return(undefined);
  expect(await answers()).toEqual([{ n: 1 }]);
});

test('a reader that stops half-way leaves a connection that answers', async () => {
  for await (const _ of copyFromDatabase(database.session, COPY)) break;
  expect(await answers()).toEqual([{ n: 1 }]);
});

test('a writer that fails, as on a full disk, leaves a connection that answers', async () => {
  const full = async (rows: AsyncIterable<Buffer>) => {
    for await (const _ of rows) throw new Error('no space left');
  };
  await expect(pipeline(copyFromDatabase(database.session, COPY), full)).rejects.toThrow(
    'no space left',
  );
  expect(await answers()).toEqual([{ n: 1 }]);
});

test('an error of the server is one of the rows', async () => {
  const failing = copyFromDatabase(
    database.session,
    'copy (select 1 / (n - 40000) from generate_series(1, 50000) as n) to stdout',
  );
  await expect(async () => {
    for await (const chunk of failing) expect(chunk.length).toBeGreaterThan(0);
  }).rejects.toThrow('division by zero');
  expect(await answers()).toEqual([{ n: 1 }]);
});
