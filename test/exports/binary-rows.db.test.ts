// What passes on its way is compared with what PostgreSQL says of the same values as text, and with DuckDB's own hash().
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DuckDb, openDuckDb } from '../../src/database/duckdb.ts';
import { SpareBuffers } from '../../src/exports/binary/spare-buffers.ts';
import { columnType } from '../../src/exports/column-type.ts';
import { contentOf } from '../../src/exports/content-hash.ts';
import { copyTable } from '../../src/exports/copy-table.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

const types = {
  id: 'uuid',
  truth: 'boolean',
  short: 'smallint',
  number: 'integer',
  long: 'bigint',
  float: 'real',
  double: 'double precision',
  instant: 'timestamp with time zone',
  day: 'date',
  word: 'character varying(40)',
  padded: 'character(5)',
  text: 'text',
  json: 'json',
  jsonb: 'jsonb',
  few: 'numeric(4,2)',
  whole: 'numeric(9,0)',
  more: 'numeric(18,6)',
  most: 'numeric(38,19)',
  pay: 'numeric',
  other: 'text[]',
};
type Row = { [Name in keyof typeof types]: string | null };
const names = Object.keys(types) as (keyof typeof types)[];

let database: TestDatabase;
let duckDb: DuckDb;
let folder = '';
/** What rows of before have filled is used again. */
const spare = new SpareBuffers();
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-binary-'));
  duckDb = await openDuckDb(':memory:', { threads: 1 });
  await duckDb.run(`attach ':memory:' as warehouse; create schema warehouse.raw`);
  const columns = names.map((name) => `${name} ${types[name]}`);
  await database.session.pg.query(`create table public.extremes (n serial, ${columns.join(', ')})`);
});
afterAll(async () => {
  await duckDb[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Copies these rows, and returns what DuckDB has of them as text, beside what PostgreSQL has. */
async function copy(rows: readonly Partial<Row>[], readAs: Partial<Row> = {}) {
  const { pg } = database.session;
  await pg.query('truncate public.extremes restart identity');
  await pg.query(
    `insert into public.extremes (${names.join(', ')})
     select ${names.join(', ')} from json_populate_recordset(null::public.extremes, $1)`,
    [JSON.stringify(rows.map((row) => ({ ...row, json: undefined, jsonb: undefined })))],
  );
  for (const [at, { json, jsonb }] of rows.entries())
    await pg.query('update public.extremes set json = $1, jsonb = $2 where n = $3', [
      json ?? null,
      jsonb ?? null,
      at + 1,
    ]);
  const columns = ['n', ...names].map((name) => ({
    name,
    comment: null,
    isPseudonym: false,
    ...columnType(name, name === 'n' ? 'integer' : types[name as keyof typeof types]),
  }));
  const table = {
    ...{ schema: 'public', group: 'raw' as const, name: 'extremes', comment: null },
    ...{ bytes: null, columns, leftOut: [] },
  };
  await duckDb.run('drop table if exists warehouse.raw.extremes');
  const copied = await copyTable(database.session, duckDb, table, folder, {
    add: () => {},
    makeRoom: async () => {},
    spare,
  });
  const typed = columns.map(({ name, duckDbType: type }) => ({ name, type }));
  expect(await contentOf(duckDb, 'warehouse.raw.extremes', typed)).toEqual({
    rows: copied.rows,
    content_hash: copied.content_hash,
  });
  const texts = names.map((name) => `${readAs[name] ?? `${name}::varchar`} as ${name}`);
  const inDuckDb = await duckDb.rows<Row>(
    `select ${texts.join(', ')} from warehouse.raw.extremes order by n`,
  );
  const inPostgres = await pg.query<Row>(
    `select ${names.map(asText).join(', ')} from public.extremes order by n`,
  );
  return { copied, inDuckDb, inPostgres: inPostgres.rows };
}

test('any values are the same in DuckDB, and their hash is what DuckDB computes of them', async () => {
  const words = fc.string({ unit: 'binary', maxLength: 30 }).map((s) => s.replaceAll('\0', 'ü'));
  const integer = (bits: bigint) => fc.bigInt(-bits, bits - 1n).map(String);
  const decimal = (digits: number, scale: number) =>
    fc
      .bigInt(-(10n ** BigInt(digits)) + 1n, 10n ** BigInt(digits) - 1n)
      .map((n) => (scale === 0 ? String(n) : `${n}e-${scale}`));
  const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { freq: 4 });
  const json = fc.json({ maxDepth: 2, noUnicodeString: false }).filter((s) => !s.includes('\\u'));
  const row = fc.record<Row>({
    id: maybe(fc.uuid()),
    truth: maybe(fc.constantFrom('true', 'false')),
    short: maybe(integer(2n ** 15n)),
    number: maybe(integer(2n ** 31n)),
    long: maybe(integer(2n ** 63n)),
    float: maybe(fc.integer({ min: -9999, max: 9999 }).map((n) => String(n / 8))),
    double: maybe(fc.integer().map((n) => String(n / 1024))),
    instant: maybe(
      fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }).map((seconds) => {
        const at = new Date(seconds * 1000).toISOString().replace(/^\+0*/, '');
        return at.replace(/\.\d+Z$/, `.${String(Math.abs(seconds) % 1_000_000).padStart(6, '0')}Z`);
      }),
    ),
    day: maybe(
      fc
        .integer({ min: -700_000, max: 2_900_000 })
        .map((day) => new Date(day * 86_400_000).toISOString().replace(/T.*/, '')),
    ),
    word: maybe(words),
    padded: maybe(fc.constantFrom('a', 'abcde', '')),
    text: maybe(words),
    json: maybe(json),
    jsonb: maybe(json),
    few: maybe(decimal(4, 2)),
    whole: maybe(decimal(9, 0)),
    more: maybe(decimal(18, 6)),
    most: maybe(decimal(38, 19)),
    pay: maybe(decimal(28, 10)),
    other: maybe(fc.constantFrom('{}', '{a,"b c",NULL}')),
  });
  // Both print a number of seconds, a decimal and a floating-point number otherwise; nothing is lost by it.
  const readAs = {
    float: 'if(float = trunc(float), float::bigint::varchar, float::varchar)',
    double: 'if(double = trunc(double), double::bigint::varchar, double::varchar)',
  };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const { inDuckDb, inPostgres, copied } = await copy(rows, readAs);
      expect(copied.unrepresentable).toEqual({});
      const numbers = (found: Row[]) =>
        found.map((one) => ({ ...one, pay: one.pay === null ? null : fixed(one.pay) }));
      expect(numbers(inDuckDb)).toEqual(numbers(inPostgres));
    }),
    { numRuns: 25 },
  );
});

/** A cast would take the blanks from the end of `padded`. */
function asText(name: string): string {
  return name === 'padded'
    ? 'case when padded is not null then concat(padded) end as padded'
    : `${name}::text`;
}

/** Without the zeros that end a fraction. */
function fixed(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}

test('the ends of time, numbers that are none, and digits that are rounded', async () => {
  const { inDuckDb, copied } = await copy(
    [
      { instant: 'infinity', day: 'infinity', pay: 'NaN', few: 'NaN', double: 'NaN', float: '-0' },
      { instant: '-infinity', day: '-infinity', pay: 'Infinity', double: '-0', float: 'NaN' },
      { instant: '294276-12-31 23:59:59Z', day: '5874897-12-31', pay: '1e28' },
      {
        instant: '4713-01-01 00:00:00+00 BC',
        day: '4713-01-01 BC',
        pay: '9999999999999999999999999999.99999999995',
      },
      { instant: '9999-12-31 23:59:59.999999Z', pay: '0.00000000005', double: '5e-324' },
      { instant: '294246-12-31 23:59:59Z', pay: '-0.00000000005', double: 'Infinity' },
      { pay: '-9999999999999999999999999999.99999999994', double: '-Infinity', text: '' },
      { pay: '0.00000000004999', text: 'x'.repeat(1_000_000) },
      { pay: '123456789.00000000015', more: '0.000001', most: '-0.0000000000000000001' },
    ],
    { text: 'length(text)::varchar', instant: 'instant::varchar', day: 'day::varchar' },
  );
  expect(copied.unrepresentable).toEqual({ instant: 1, few: 1, pay: 4 });
  expect(inDuckDb.map(({ instant }) => instant)).toEqual([
    ...['infinity', '-infinity', null, '4713-01-01 (BC) 00:00:00+00'],
    ...['9999-12-31 23:59:59.999999+00', '294246-12-31 23:59:59+00', null, null, null],
  ]);
  expect(inDuckDb.map(({ day }) => day).slice(0, 4)).toEqual([
    ...['infinity', '-infinity', '5874897-12-31', '4713-01-01 (BC)'],
  ]);
  expect(inDuckDb.map(({ pay }) => pay)).toEqual([
    ...[null, null, null, null, '0.0000000001', '-0.0000000001'],
    ...['-9999999999999999999999999999.9999999999', '0.0000000000', '123456789.0000000002'],
  ]);
  expect(inDuckDb.map(({ double }) => double)).toEqual([
    ...['nan', '-0.0', null, null, '5e-324', 'inf', '-inf', null, null],
  ]);
  expect(inDuckDb.map(({ text }) => text).slice(6, 8)).toEqual(['0', '1000000']);
});
