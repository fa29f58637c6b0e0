import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { copyTable } from '../../src/exports/copy-table.ts';
import { exportedTables } from '../../src/exports/exported-tables.ts';
import { cloneDatabase } from '../support/database.ts';

const quiet = { add: () => {}, makeRoom: async () => {} };

test('where DuckDB refuses before a row is asked for, the connection still answers', async () => {
  await using database = await cloneDatabase();
  await using files = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'nyx-copy-table-'));
  files.defer(() => rm(folder, { recursive: true }));
  await using duckDb = await openDuckDb(':memory:');
  await duckDb.run(`attach ':memory:' as warehouse; create schema warehouse.raw`);
  const { session } = database;
  await session.pg.query(
    `insert into nyx.companies (name) select 'Company ' || n from generate_series(1, 50000) as n`,
  );
  const tables = await exportedTables(session, 'analyst');
  const companies = tables.find(({ name }) => name === 'companies');
  if (!companies) throw new Error('no companies');

  // As where an interruption is heard between two statements: the next one fails at once.
  await duckDb.run('begin');
  await expect(copyTable(session, duckDb, companies, folder, quiet)).rejects.toThrow('transaction');
  expect((await session.pg.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});
