// Kaplan and Meier's estimate on every engine, against a published example and against exact fractions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DuckDb, openDuckDb } from '../../src/database/duckdb.ts';
import { addFunctions } from '../../src/database/duckdb-functions.ts';
import { readDefinition } from '../../src/definitions/expand.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { quotient } from './exact.ts';

type Row = Record<string, string>;

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

const engines: Record<string, (sql: string) => Promise<Row[]>> = {
  PostgreSQL: async (sql) => (await database.session.pg.query<Row>(sql)).rows,
  DuckDB: (sql) => duckDb.rows<Row>(sql),
};

/** The curve of applications that were answered, or have waited, for so many days, by the definition. */
const curveOf = (times: readonly { days: number; isAnswered: boolean }[]): string => `
  with
  reporting as (select cast('2026-01-01 00:00:00+00' as timestamptz) as as_of),
  times (days, is_answered) as (
    values ${times.map(({ days, isAnswered }) => `(${days}, ${isAnswered})`).join(', ')}
  ),
  application_facts as (
    select
      1 as user_id,
      cast('2026-01-01 00:00:00+00' as timestamptz) - days * cast('1 day' as interval) as submitted_at,
      is_answered as replied,
      case when is_answered then days * cast(86400000000 as bigint) end as response_us
    from times
  ),
  curve as (${readDefinition('answer_survival')})
  select
    cast(days as text) as days, cast(followed as text) as followed, cast(answered as text) as answered,
    cast(unanswered_share as text) as share, cast(unanswered_low as text) as low,
    cast(unanswered_high as text) as high
  from curve order by curve.days`;

/**
 * Weeks in remission under 6-mercaptopurine, `+` where nobody knows more. E. J. Freireich et al., Blood 21 (1963), as
 * E. A. Gehan, Biometrika 52 (1965) and most textbooks since have it.
 */
const REMISSIONS = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map((text) => ({ days: Number.parseInt(text, 10), isAnswered: !text.endsWith('+') }));

/** At risk, survival, and Greenwood's standard error, as textbooks print them. */
const PUBLISHED = [
  [6, 21, 0.857, 0.0764],
  [7, 17, 0.807, 0.0869],
  [10, 15, 0.753, 0.0963],
  [13, 12, 0.69, 0.1068],
  [16, 11, 0.627, 0.1141],
  [22, 7, 0.538, 0.1282],
  [23, 6, 0.448, 0.1346],
] as const;

/** More days than one round of products spans, in any of nine. */
const LONG = Array.from({ length: 3000 }, (_, n) => ({
  days: (n * 7919) % 371,
  isAnswered: n % 3 !== 0,
}));

describe.each(Object.entries(engines))('%s', (_, rows) => {
  test('gives the published survival and its error', async () => {
    const curve = await rows(curveOf(REMISSIONS));
    const events = curve.filter(({ answered }) => answered !== '0');
    expect(events.map(({ days, followed }) => [Number(days), Number(followed)])).toEqual(
      PUBLISHED.map(([days, followed]) => [days, followed]),
    );
    for (const [index, [, , share, error]] of PUBLISHED.entries()) {
      const found = events[index];
      expect(Number(found?.share)).toBeCloseTo(share, 3);
      expect((Number(found?.share) - Number(found?.low)) / 1.959964).toBeCloseTo(error, 3);
      expect(Number(found?.high)).toBeLessThanOrEqual(1);
    }
  });

  test('multiplies 366 days as exact fractions do, and knows nothing of what comes later', async () => {
    const curve = await rows(curveOf(LONG));
    expect(curve).toHaveLength(366);
    let [top, bottom] = [1n, 1n];
    for (const { days, share } of curve) {
      const day = Number(days);
      const isOver = ({ days: ended }: { days: number }) => ended >= day;
      const atRisk = LONG.filter(isOver).length;
      const answered = LONG.filter((one) => one.days === day && one.isAnswered).length;
      top *= BigInt(atRisk - answered);
      bottom *= BigInt(atRisk);
      expect(share, `day ${days}`).toBe(quotient(top, bottom, 6));
    }
  });

  test('of applications that all were answered nothing is left, and of none answered all', async () => {
    const [gone] = await rows(curveOf([{ days: 3, isAnswered: true }]));
    expect(gone).toMatchObject({ days: '3', share: '0.000000', low: '0.0000', high: '0.0000' });
    const [left] = await rows(curveOf([{ days: 3, isAnswered: false }]));
    expect(left).toMatchObject({ days: '3', share: '1.000000', low: '1.0000', high: '1.0000' });
  });
});
