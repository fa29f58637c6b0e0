// The bytes are those of a real server; only where they are cut into chunks is the test's to say.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { copyFromDatabase } from '../../src/database/copy.ts';
import { copyRows, type RowBatch } from '../../src/database/copy-rows.ts';
import { SqlError } from '../../src/errors.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let restore = () => {};
beforeAll(async () => {
  database = await cloneDatabase();
  await database.session.pg.query(`
    set client_min_messages = notice;
    create temporary table texts (n serial, value text);
    create function pg_temp.noisy(n integer) returns integer language plpgsql as $$
    begin
        raise notice 'row % %', n, repeat('!', n);
        return n;
    end $$`);
});
afterEach(async () => {
  restore();
  expect((await database.session.pg.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});
afterAll(() => database[Symbol.asyncDispose]());

/** Cuts what the server sends into pieces of these sizes, one after the other. */
function cutInto(sizes: readonly number[]): void {
  const { stream } = database.session.pg.connection;
  const { emit } = stream;
  let turn = 0;
  stream.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    const [chunk] = args;
    if (event !== 'data' || !Buffer.isBuffer(chunk)) return emit.call(stream, event, ...args);
    for (let at = 0; at < chunk.length; ) {
      const size = sizes[turn++ % sizes.length] ?? 1;
      emit.call(stream, 'data', chunk.subarray(at, at + size));
      at += size;
    }
    return true;
  };
  restore = () => {
    stream.emit = emit;
    restore = () => {};
  };
}

/** All batches of a COPY, and each row as it was seen on its way. */
async function copied(statement: string, batchBytes = 1000) {
  const seen: string[] = [];
  const batches: RowBatch[] = [];
  const rows = copyRows(database.session, statement, batchBytes, (bytes, start, end) => {
    seen.push(bytes.toString('latin1', start, end));
    return undefined;
  });
  for await (const batch of rows) batches.push(batch);
  return { seen, batches, bytes: Buffer.concat(batches.map(({ bytes }) => bytes)) };
}

const TEXTS = `copy (select value from texts order by n) to stdout (format csv, force_quote *, encoding 'UTF8')`;
const line = (value: string | null) =>
  value === null ? '\n' : `"${value.replaceAll('"', '""')}"\n`;
const value = fc.option(
  fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '\n')),
    fc.integer({ min: 0, max: 5000 }).map((length) => 'dcHNSAZE'.repeat(length / 8)),
  ),
);

test('rows come whole and in order, wherever their messages are cut', async () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(value),
      cuts,
      fc.integer({ min: 1, max: 3000 }),
      async (values, sizes, batchBytes) => {
        const { pg } = database.session;
        await pg.query('truncate texts');
        await pg.query('insert into texts (value) select unnest($1::text[])', [values]);
        cutInto(sizes);
        const { seen, batches, bytes } = await copied(TEXTS, batchBytes);
        restore();
        const lines = values.map((one) => Buffer.from(line(one)));
        expect(bytes.equals(Buffer.concat(lines))).toBe(true);
        expect(seen).toEqual(lines.map((one) => one.toString('latin1')));
        let at = 0;
        for (const { rows, longestRow, bytes } of batches) {
          const own = lines.slice(at, at + rows);
          at += rows;
          expect(own).not.toEqual([]);
          expect(longestRow).toBe(Math.max(...own.map(({ length }) => length)));
          expect(bytes.length).toBeLessThan(batchBytes + longestRow);
        }
        expect(at).toBe(lines.length);
      },
    ),
    { numRuns: 25 },
  );
});

test('a row of 20 MB lies between small ones', async () => {
  cutInto([65_536, 3]);
  const { seen, batches } = await copied(
    `copy (select repeat('x', case n when 2 then 20000000 else 3 end) from generate_series(1, 3) as n) to stdout`,
  );
  expect(seen.map(({ length }) => length)).toEqual([4, 20_000_001, 4]);
  expect(Math.max(...batches.map(({ longestRow }) => longestRow))).toBe(20_000_001);
});

test('bytes that are zero are bytes like others', async () => {
  const statement = `copy (select decode(repeat('00', n), 'hex'), null::text from generate_series(0, 400) as n)
    to stdout (format binary)`;
  const expected: Buffer[] = [];
  for await (const bytes of copyFromDatabase(database.session, statement)) expected.push(bytes);
  cutInto([1, 2, 3, 1000]);
  const { bytes } = await copied(statement);
  expect(bytes.equals(Buffer.concat(expected))).toBe(true);
});

test('what the server remarks between two rows is none of them', async () => {
  cutInto([7]);
  const { bytes } = await copied(
    'copy (select pg_temp.noisy(n) from generate_series(1, 50) as n) to stdout',
  );
  expect(bytes.toString()).toBe(Array.from({ length: 50 }, (_, n) => `${n + 1}\n`).join(''));
});

test.each([[[1]], [[5]], [[4096]]])(
  'an error amid the rows is thrown, and no half row given: chunks of %j',
  async (sizes) => {
    cutInto(sizes);
    const failing = copied(
      'copy (select 1 / (3000 - n), n from generate_series(1, 9000) as n) to stdout',
    );
    await expect(failing).rejects.toThrow(SqlError);
    await expect(failing).rejects.toThrow('division by zero');
  },
);

test('a statement that is wrong, and one without rows', async () => {
  await expect(copied('copy nowhere to stdout')).rejects.toThrow('nowhere');
  cutInto([1]);
  expect(await copied('copy (select 1 where false) to stdout')).toMatchObject({
    seen: [],
    batches: [],
  });
});

test('who stops half-way leaves a connection that answers', async () => {
  cutInto([11, 1000]);
  const many = `copy (select repeat('x', 1000) from generate_series(1, 3000)) to stdout`;
  for await (const { rows } of copyRows(database.session, many, 5000, () => {})) {
    expect(rows).toBe(5);
    break;
  }
});
