// The scalar functions of the definitions: every engine gives what stands in vectors.tsv.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DuckDb, openDuckDb } from '../../src/database/duckdb.ts';
import { addFunctions } from '../../src/database/duckdb-functions.ts';
import { ANSWERS, LABELS } from '../../src/mail/rules/phrase-rules.ts';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { wilson } from './oracle.ts';

let database: TestDatabase;
let duckDb: DuckDb;
beforeAll(async () => {
  database = await cloneDatabase();
  duckDb = await openDuckDb(':memory:');
  await addFunctions(duckDb);
});
afterAll(async () => {
  await duckDb[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const vectors = readFileSync(join(packageRoot, 'src/definitions/functions/vectors.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

const inPostgres = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await database.session.pg.query(sql)).rows;
const engines = {
  PostgreSQL: inPostgres,
  DuckDB: (sql: string): Promise<Record<string, unknown>[]> => duckDb.rows(sql),
};

describe.each(Object.entries(engines))('%s', (_, rows) => {
  test.each(vectors)('%s is %s', async (call, value) => {
    expect(await rows(`select cast(${call} as text) as value`)).toEqual([
      { value: value === 'null' ? null : value },
    ]);
  });

  test('takes for an answer what the rules of mail do', async () => {
    const labels = LABELS.map((label) => `('${label}')`).join();
    const found = await rows(
      `select label from (values ${labels}) as l (label) where etl.is_answer(label)`,
    );
    expect(new Set(found.map(({ label }) => label))).toEqual(ANSWERS);
  });

  test('gives the ends of every interval of up to 150 to the digit', async () => {
    const found = await rows(`
      select cast(k as integer) as k, cast(n as integer) as n,
        cast(etl.wilson_low(k, n) as text) as low, cast(etl.wilson_high(k, n) as text) as high
      from generate_series(1, 150) as a (n) cross join generate_series(0, 150) as b (k)
      where k <= n`);
    expect(found).toHaveLength(11_475);
    const wrong = found.filter(({ k, n, low, high }) => {
      const exact = wilson(BigInt(Number(k)), BigInt(Number(n)));
      return exact?.low !== low || exact?.high !== high;
    });
    expect(wrong).toEqual([]);
  });
});
