// The demo, once; test/demo.proof.test.ts runs it again, types the README's commands and reads its site in a browser.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../src/database/duckdb.ts';
import { openSession } from '../src/database/open-session.ts';
import { demoHome } from './support/demo-home.ts';

const MINUTES = 60_000;
const demo = demoHome();

test('the demo ends with a session report whose numbers are not zero', () => {
  expect(demo.first.stderr).toContain('0 errors');
  expect(demo.first.code).toBe(0);
  expect(demo.first.stdout).toMatch(/applications +200 +\d+ sent without an error, \d+ failed/);
  expect(demo.first.stdout).toMatch(/answered +[1-9]\d* /);
});

test(
  'every table has as many rows in Parquet and in nyx.duckdb as in PostgreSQL',
  async () => {
    const warehouse = join(demo.home, 'exports', 'analyst', 'latest');
    const { tables } = JSON.parse(await readFile(join(warehouse, 'manifest.json'), 'utf8'));
    await using session = await openSession({ kind: 'embedded', home: demo.home }, 'test');
    await using duckDb = await openDuckDb(join(warehouse, 'nyx.duckdb'), { readOnly: true });
    const { rows } = await session.pg.query<{ name: string }>(
      `select viewname as name from pg_views where schemaname = 'corrected' order by 1`,
    );
    const names = rows.map(({ name }) => name);
    expect(names).toHaveLength(39);
    expect(tables.map((table: { name: string }) => table.name)).toEqual(
      expect.arrayContaining(names),
    );
    for (const name of names) {
      const stored = await session.pg.query<{ rows: string }>(
        `select count(*)::text as rows from corrected.${name}`,
      );
      const inDuckDb = await duckDb.rows<{ rows: string }>(
        `select count(*) as rows from raw."${name}"`,
      );
      const inParquet = await duckDb.rows<{ rows: string }>(
        `select count(*) as rows from '${join(warehouse, 'parquet', name, '**/*.parquet')}'`,
      );
      expect({ name, inDuckDb, inParquet }).toEqual({
        name,
        inDuckDb: stored.rows,
        inParquet: stored.rows,
      });
    }
  },
  2 * MINUTES,
);
