// Every extreme of every type, in PostgreSQL, in nyx.duckdb, in Parquet, and as each reader of it gives it. With Python's
// readers: npm run test:readers, which says in NYX_TEST_PYTHON where a Python lies that has them.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressions } from '../../src/choices.ts';
import { openDuckDb } from '../../src/database/duckdb.ts';
import type { ManifestTable } from '../../src/database/manifest.ts';
import { findWarehouse, openWarehouse, type Warehouse } from '../../src/database/warehouse.ts';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import {
  type CanonicalRows,
  canonicalSelect,
  extremeTables,
  fillExtremes,
  normalised,
} from './extremes.ts';

let database: TestDatabase;
let home: string;
const warehouses: Warehouse[] = [];
const expected = new Map<string, CanonicalRows>();

beforeAll(async () => {
  database = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), 'nyx-readers-'));
  await fillExtremes(database.session);
  for (const compression of compressions) {
    const words = ['--tables', extremeTables.join(), '--compression', compression];
    const { code, stdout, stderr } = await runCli(
      ['export', '--profile', 'personal', '--json', ...words],
      { NYX_HOME: home, DATABASE_URL: database.url },
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    warehouses.push(await findWarehouse(JSON.parse(stdout).folder));
  }
  for (const { name, columns } of tables()) {
    const { rows } = await database.session.pg.query(
      `select ${canonicalSelect(columns, 'postgres')} from corrected.${name}`,
    );
    expected.set(name, normalised(rows, columns));
  }
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

const tables = (): ManifestTable[] => warehouses[0]?.manifest.tables ?? [];

/** Compares what a reader gives of each table with PostgreSQL, naming the columns that differ. */
async function expectSame(
  read: (table: ManifestTable, path: string) => Promise<CanonicalRows>,
  adapt = (rows: CanonicalRows, _table: ManifestTable) => rows,
): Promise<void> {
  for (const { folder, manifest } of warehouses) {
    for (const table of manifest.tables) {
      const rows = normalised(
        await read(table, join(folder, table.files[0]?.file ?? '')),
        table.columns,
      );
      const wanted = adapt(expected.get(table.name) ?? [], table);
      expect(rows).toHaveLength(wanted.length);
      const differing = table.columns
        .map(({ name }) => name)
        .filter((name) => rows.some((row, at) => row[name] !== wanted[at]?.[name]));
      expect([table.name, differing]).toEqual([table.name, []]);
    }
  }
}

test('the tables hold what they are to be compared in', () => {
  const types = new Set(tables().flatMap(({ columns }) => columns.map(({ type }) => type)));
  for (const type of [
    'UUID',
    'BIGINT',
    'DECIMAL(38,10)',
    'DECIMAL(10,4)',
    'DATE',
    'JSON',
    'BOOLEAN',
  ])
    expect(types).toContain(type);
  const texts = expected.get('job_posts')?.map((row) => row.description_clean?.length ?? null);
  expect(texts).toEqual(expect.arrayContaining([null, 0, 1_048_576]));
});

test('nyx.duckdb holds what PostgreSQL does', async () => {
  const [first] = warehouses;
  if (!first) throw new Error('no warehouse');
  await using duckDb = await openWarehouse(first);
  await expectSame(({ name, columns }) =>
    duckDb.rows(`select ${canonicalSelect(columns, 'duckdb')} from raw.${name}`),
  );
});

test('DuckDB reads it from Parquet of either compression, which the file names', async () => {
  await using duckDb = await openDuckDb(':memory:');
  await expectSame(({ columns }, path) =>
    duckDb.rows(`select ${canonicalSelect(columns, 'duckdb')} from read_parquet('${path}')`),
  );
  for (const [at, { folder }] of warehouses.entries()) {
    const used = await duckDb.rows(
      `select distinct compression from parquet_metadata('${folder}/parquet/*/*.parquet')`,
    );
    expect(used).toEqual([{ compression: compressions[at]?.toUpperCase() }]);
  }
});

test('hyparquet reads it; of a decimal, which it makes a number, 14 digits', async () => {
  const parsers = {
    timestampFromMicroseconds: (micros: bigint) => String(micros),
    dateFromDays: (days: number) => String(days),
  };
  const toText = (value: unknown) => (value === null || value === undefined ? null : String(value));
  const rounded = (rows: CanonicalRows, { columns }: ManifestTable) =>
    rows.map((row) => {
      const decimals = columns.filter(({ type, name }) => type.startsWith('DECIMAL') && row[name]);
      const numbers = decimals.map(
        ({ name }) => [name, Number(row[name]).toPrecision(14)] as const,
      );
      return { ...row, ...Object.fromEntries(numbers) };
    });
  await expectSame(
    async (table, path) => {
      const file = await asyncBufferFromFile(path);
      const objects = await parquetReadObjects({ file, compressors, parsers });
      const rows = objects.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toText(value)])),
      );
      return rounded(rows, table);
    },
    (rows, table) => normalised(rounded(rows, table), table.columns),
  );
});

const python = process.env.NYX_TEST_PYTHON;
if (python) {
  test.each(['pyarrow', 'polars', 'pandas'])(
    '%s reads it',
    async (reader) => {
      const script = join(packageRoot, 'scripts', 'read-parquet.py');
      await expectSame(async (_, path) => {
        const { stdout } = await promisify(execFile)(python, [script, reader, path], {
          maxBuffer: 2 ** 27,
        });
        return JSON.parse(stdout);
      });
    },
    120_000,
  );
}

test('instants and days that are infinite, which few readers know, are named', async () => {
  for (const { manifest } of warehouses) {
    const named = manifest.tables.map(({ name, infinite }) => [name, infinite]);
    expect(named).toEqual([
      ['application_sessions', {}],
      ['company_metrics_daily', { date: 2 }],
      ['job_posts', { posting_datetime: 2 }],
      ['model_providers', {}],
    ]);
  }
});

test('a Parquet file says what it is of, and what its columns mean', async () => {
  await using duckDb = await openDuckDb(':memory:');
  const rows = await duckDb.rows<{ key: string; value: string }>(
    `select decode(key) as key, decode(value) as value
     from parquet_kv_metadata('${warehouses[0]?.folder}/parquet/job_posts/job_posts.parquet')`,
  );
  const said = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  expect(said).toMatchObject({
    'nyx-etl.table': 'raw.job_posts',
    'nyx-etl.profile': 'personal',
    'nyx-etl.comment': 'One job posting URL the agent has seen.',
  });
  expect(JSON.parse(said['nyx-etl.columns'] ?? '')).toMatchObject({
    job_title: 'Title as posted.',
  });
});
