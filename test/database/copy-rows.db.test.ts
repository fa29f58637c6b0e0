// The bytes are those of a real server; only where they are cut into chunks is the test's to say.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { copyFromDatabase } from '../../src/database/copy.ts';
import { copyRows, type RowSink } from '../../src/database/copy-rows.ts';
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

/** Batches of whole rows, each of at least so many bytes. */
class Rows implements RowSink<Buffer[]> {
  readonly #batchBytes: number;
  #rows: Buffer[] = [];
  #bytes = 0;

  constructor(batchBytes: number) {
    this.#batchBytes = batchBytes;
  }

  take(bytes: Buffer, start: number, end: number): Buffer[] | undefined {
    this.#rows.push(Buffer.from(bytes.subarray(start, end)));
    this.#bytes += end - start;
    return this.#bytes >= this.#batchBytes ? this.rest() : undefined;
  }

  rest(): Buffer[] | undefined {
    const rows = this.#rows;
    this.#rows = [];
    this.#bytes = 0;
    return rows.length > 0 ? rows : undefined;
  }
}

/** All batches of a COPY. */
async function copied(statement: string, batchBytes = 1000) {
  const batches: Buffer[][] = [];
  for await (const batch of copyRows(database.session, statement, new Rows(batchBytes)))
    batches.push(batch);
  return { batches, bytes: Buffer.concat(batches.flat()) };
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
        const { batches } = await copied(TEXTS, batchBytes);
        restore();
        const lines = values.map((one) => Buffer.from(line(one)));
        expect(batches.flat().map(String)).toEqual(lines.map(String));
        for (const batch of batches) {
          const sizes = batch.map(({ length }) => length);
          const bytes = sizes.reduce((sum, size) => sum + size, 0);
          expect(bytes).toBeGreaterThan(0);
          expect(bytes - (sizes.at(-1) ?? 0)).toBeLessThan(batchBytes);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('a row of 20 MB lies between small ones', async () => {
  cutInto([65_536, 3]);
  const { batches } = await copied(
    `copy (select repeat('x', case n when 2 then 20000000 else 3 end) from generate_series(1, 3) as n) to stdout`,
  );
  expect(batches.flat().map(({ length }) => length)).toEqual([4, 20_000_001, 4]);
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
  expect(await copied('copy (select 1 where false) to stdout')).toMatchObject({ batches: [] });
});

test('who stops half-way leaves a connection that answers', async () => {
  cutInto([11, 1000]);
  const many = `copy (select repeat('x', 1000) from generate_series(1, 3000)) to stdout`;
  for await (const rows of copyRows(database.session, many, new Rows(5000))) {
    expect(rows).toHaveLength(5);
    break;
  }
});

test('what whoever takes the rows throws is thrown, and the connection answers', async () => {
  const sink: RowSink<number> = {
    take: () => {
      throw new RangeError('no such field');
    },
    rest: () => undefined,
  };
  const rows = copyRows(database.session, 'copy (select 1) to stdout', sink);
  await expect(rows.next()).rejects.toThrow('no such field');
});
