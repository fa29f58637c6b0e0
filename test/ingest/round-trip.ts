import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTable } from '../../src/ingest/load-table.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type FixtureFolder, fixtureFolder, strict } from './fixture-files.ts';

const NASTY = [
  '\\.',
  '\\N',
  '"',
  '""',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u2028',
  '\uFEFF',
  '🦊',
  ',',
  ';',
  '|',
  "'",
  '\\',
  '\\\u0001',
  '\u0001',
  'NULL',
  '{}',
  ' ',
  'ä',
  '中',
  '-- ',
  '\u007f',
];
const nastyText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme' })), { maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const rows = fc.array(fc.record({ name: nastyText, notes: fc.option(nastyText) }), {
  minLength: 1,
  maxLength: 12,
});

type Row = { name: string; notes: string | null };

const quote = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);

/** Any table of texts comes back byte for byte through each format; so many random ones are tried. */
export function testRoundTrips(numRuns: number): void {
  let database: TestDatabase;
  let files: FixtureFolder;
  beforeAll(async () => {
    database = await cloneDatabase();
    files = await fixtureFolder();
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await files[Symbol.asyncDispose]();
  });

  const formats: Record<string, (table: Row[]) => Promise<string>> = {
    csv: (table) =>
      files.write(
        't.csv',
        `email,name,notes\n${table.map((row, i) => `${i}@x,${quote(row.name)},${quote(row.notes)}\n`).join('')}`,
      ),
    ndjson: (table) =>
      files.write(
        't.ndjson',
        table.map((row, i) => `${JSON.stringify({ email: `${i}@x`, ...row })}\n`).join(''),
      ),
    parquet: async (table) => {
      const path = await files.write(
        't.json',
        JSON.stringify(table.map((row, i) => ({ email: `${i}@x`, ...row }))),
      );
      const duck = await DuckDBInstance.create(':memory:');
      const connection = await duck.connect();
      const target = path.replace('.json', '.parquet');
      const columns = `{email: 'varchar', name: 'varchar', notes: 'varchar'}`;
      await connection.run(
        `copy (select * from read_json('${path}', format = 'array', columns = ${columns})) to '${target}' (format parquet)`,
      );
      connection.closeSync();
      return target;
    },
  };

  test.each(Object.keys(formats))(
    'any table of texts comes back byte for byte through %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(rows, async (table) => {
          await database.session.pg.query('delete from nyx.users');
          const path = await formats[format]?.(table);
          const summary = await loadTable(database.session, 'users', path ?? '', strict);
          expect(summary).toMatchObject({ read: table.length, inserted: table.length });
          const loaded = await database.session.pg.query(
            `select name, notes from nyx.users order by split_part(email, '@', 1)::integer`,
          );
          expect(loaded.rows).toEqual(table);
        }),
        { numRuns },
      );
    },
  );
}
