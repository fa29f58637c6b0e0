import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyInto } from '../../../src/database/copy.ts';
import { BINARY_HEADER, BINARY_TRAILER } from '../../../src/database/copy-binary.ts';
import type { ColumnType } from '../../../src/ingest/duckdb/binary-values.ts';
import { CsvRows } from '../../../src/ingest/duckdb/csv-rows.ts';
import { openReader, type Reader } from '../../../src/ingest/duckdb/reader.ts';
import { streamQuery } from '../../../src/ingest/duckdb/stream-query.ts';
import { startTranscoder } from '../../../src/ingest/duckdb/transcode.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** What the server holds after a COPY of these bytes, as texts. */
async function stored(types: readonly ColumnType[], bytes: AsyncIterable<Buffer> | Buffer[]) {
  const { pg } = database.session;
  const columns = types.map((type, index) => `c${index} ${type}`);
  await pg.query(
    `drop table if exists pg_temp.target; create temporary table target (n serial, ${columns})`,
  );
  const names = types.map((_, index) => `c${index}`);
  await copyInto(
    database.session,
    `copy pg_temp.target (${names}) from stdin (format binary)`,
    bytes,
  );
  const texts = names.map((name) => `${name}::text`);
  const { rows } = await pg.query({
    text: `select ${texts} from pg_temp.target order by n`,
    rowMode: 'array',
  });
  return rows;
}

const value = fc.option(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '\x01,\n"')),
);

test('texts come through in whatever pieces their bytes arrive', async () => {
  const tables = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.tuple(
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(tables, async ([table, lengths]) => {
      const csv = Buffer.from(
        table
          .map(
            (row) =>
              `${row.map((text) => (text === null ? '' : `\x01${text.replaceAll('\x01', '\x01\x01')}\x01`)).join(',')}\n`,
          )
          .join(''),
      );
      const types = (table[0] ?? []).map((): ColumnType => 'text');
      const rows = new CsvRows(types);
      const taken: Buffer[] = [BINARY_HEADER];
      for (let at = 0, turn = 0; at < csv.length; turn++) {
        const length = lengths[turn % lengths.length] ?? 1;
        rows.add(csv.subarray(at, at + length));
        taken.push(rows.take());
        at += length;
      }
      expect(await stored(types, [...taken, BINARY_TRAILER])).toEqual(table);
    }),
    { numRuns: 200 },
  );
});

describe.each([false, true])('of a query, in a thread: %s', (inThread) => {
  async function reading(): Promise<Reader> {
    const reader = await openReader();
    if (inThread) reader.transcoder = startTranscoder();
    return reader;
  }

  test('every type arrives as the server itself would read it', async () => {
    await using reader = await reading();
    const numbers = [
      '0',
      '-0',
      '7',
      '-12',
      '10000',
      '123456789012345678901234567890',
      '0.5',
      '-0.00004',
      '99999999.9999',
    ];
    // On both sides of what JavaScript holds exactly, and of each digit of PostgreSQL's.
    const whole = Array.from({ length: 18 }, (_, digits) => [
      '9'.repeat(digits + 1),
      `1${'0'.repeat(digits)}`,
      `12${'0'.repeat(digits)}1`.slice(0, 18),
    ]).flat();
    const edges = [4_294_967_295n, 4_294_967_296n, 9_007_199_254_740_991n, 9_007_199_254_740_993n];
    const wholes = [...whole, ...edges.map(String)];
    const columns: Record<ColumnType, readonly (string | null)[]> = {
      text: ['', ' ', '\\.', 'a\n\\.\nb', '"', 'ü🙂'],
      bigint: [...wholes, '0', '-1', '9223372036854775807', '-9223372036854775808'],
      boolean: ['true', 'false'],
      numeric: [...numbers, ...wholes, '100000000', '0.000', '1000.10'],
      timestamptz: [
        '1970-01-01 00:00:00+00',
        '2000-01-01 00:00:00+00',
        '2026-11-26 12:34:56.123456+00',
        '1900-02-28 23:59:59+00',
        '2300-01-01 00:00:00.000001+00',
      ],
      uuid: ['018f0000-0000-7000-8000-00000000000a', 'ffffffff-ffff-ffff-ffff-fffffffffffe'],
    };
    for (const [type, texts] of Object.entries(columns) as [ColumnType, (string | null)[]][]) {
      const values = [...texts, null].map((text) => (text === null ? 'null' : `'${text}'`));
      const shown = type === 'timestamptz' ? 'epoch_us(v::timestamptz)' : 'v';
      const query = `select ${shown} from (select unnest([${values}]) as v)`;
      const expected = await database.session.pg.query({
        text: `select v::${type}::text from unnest($1::text[]) with ordinality as t (v, n) order by n`,
        values: [[...texts, null]],
        rowMode: 'array',
      });
      expect(
        await stored(
          [type],
          streamQuery(reader, query, [type], () => {}),
        ),
      ).toEqual(expected.rows);
    }
  });

  test('megabytes arrive whole, and are counted', async () => {
    await using reader = await reading();
    let sent = 0;
    const query = `select n, repeat('x' || n, 1 + (n % 5000)::int) from range(5000) as t (n)`;
    await stored(
      ['bigint', 'text'],
      streamQuery(reader, query, ['bigint', 'text'], (rows) => {
        sent = rows;
      }),
    );
    expect(sent).toBe(5000);
    const { rows } = await database.session.pg.query(
      `select count(*) from pg_temp.target where c1 = repeat('x' || c0, 1 + (c0 % 5000)::int)`,
    );
    expect(rows).toEqual([{ count: 5000n }]);
  });

  test('a consumer that gives up ends the query, and the next one is not disturbed', async () => {
    await using reader = await reading();
    const endless = streamQuery(
      reader,
      `select repeat('x', 10000) from range(100000000)`,
      ['text'],
      () => {},
    );
    for await (const bytes of endless) if (bytes.length > BINARY_HEADER.length) break;
    expect(
      await stored(
        ['text'],
        streamQuery(reader, `select 'next'`, ['text'], () => {}),
      ),
    ).toEqual([['next']]);
  });

  test('a consumer that gives up at once does not wait for a query that has not begun', async () => {
    await using reader = await reading();
    for (let n = 0; n < 50; n++) {
      const query = `select repeat('x', 10000) from range(100000000)`;
      for await (const _ of streamQuery(reader, query, ['text'], () => {})) break;
    }
    expect(
      await stored(
        ['text'],
        streamQuery(reader, `select 'next'`, ['text'], () => {}),
      ),
    ).toEqual([['next']]);
  });

  test('a value that is not of its type ends the stream, however much DuckDB has still to write', async () => {
    await using reader = await reading();
    const broken = streamQuery(
      reader,
      `select repeat('x', 1000) from range(100000)`,
      ['numeric'],
      () => {},
    );
    await expect(async () => {
      for await (const bytes of broken) expect(bytes.length).toBeGreaterThanOrEqual(0);
    }).rejects.toThrow('not a plain decimal');
  });

  test('a query that fails is an error of the stream', async () => {
    await using reader = await reading();
    const failing = streamQuery(
      reader,
      `select case when n = 99999 then error('no more') else repeat('x', 100) end from range(100000) as t (n)`,
      ['text'],
      () => {},
    );
    await expect(async () => {
      for await (const bytes of failing) expect(bytes.length).toBeGreaterThanOrEqual(0);
    }).rejects.toThrow('no more');
  });
});
