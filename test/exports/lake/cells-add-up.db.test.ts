// The cells of a lake, added up, are one database; and deltas, merged, are what exports of everything hold.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DuckDb, openDuckDb } from '../../../src/database/duckdb.ts';
import { exportAside } from '../../../src/exports/lake/build-lake.ts';
import { computeLake } from '../../../src/exports/lake/compute-lake.ts';
import { exportLake } from '../../../src/exports/lake/export-lake.ts';
import { lakeNumbers } from '../../../src/exports/lake/numbers.ts';
import { readLake } from '../../../src/exports/lake/read-lake.ts';
import { lakeTables } from '../../../src/exports/lake/tables.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { runCli } from '../../support/run-cli.ts';
import { configure } from '../../transforms/facts.ts';
import { addPersons, changes } from './persons.ts';

const seed = Number(process.env.NYX_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.NYX_TEST_SEQUENCES ?? 2);

const WHOLE = 'whole';
const slow = { timeout: 300_000 };
/** Who lives where. */
const homes: Readonly<Record<string, readonly number[]>> = {
  [WHOLE]: [1, 2, 3, 4, 5, 6, 7],
  a: [1, 4, 7],
  b: [2, 5],
  c: [3, 6],
};
const databases = new Map<string, TestDatabase>();
let folder: string;
let day = 1;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-lake-'));
  for (const [home, persons] of Object.entries(homes)) {
    const database = await cloneDatabase();
    databases.set(home, database);
    await addPersons(database.session, home, persons);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  for (const database of databases.values()) await database[Symbol.asyncDispose]();
});

const kinds = Object.keys(changes) as (keyof typeof changes)[];
const history = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    person: fc.integer({ min: 1, max: 7 }),
    n: fc.nat({ max: 6 }),
    a: fc.nat({ max: 99 }),
    b: fc.nat({ max: 99 }),
  }),
  { minLength: 20, maxLength: 50, size: 'max' },
);

test(
  `after any changes cells add up, and deltas are what a whole export is (NYX_TEST_SEED=${seed})`,
  slow,
  () =>
    fc.assert(
      fc.asyncProperty(history, async (happened) => {
        for (const { kind, person, ...change } of happened)
          for (const [home, persons] of Object.entries(homes))
            if (persons.includes(person)) await attempt(home, changes[kind](home, person, change));
        await exportAll();
        await compareAll();
      }),
      { seed, numRuns, endOnFailure: true },
    ),
);

test('lake verify says whether the cells add up to a database', slow, async () => {
  const lake = ['--lake', lakeOf('a')];
  const verify = ['lake', 'verify', ...lake, '--against', of(WHOLE).url, '--json'];
  const same = await runCli(verify);
  expect(same).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(same.stdout).tables).toHaveLength(5);
  await attempt(WHOLE, changes.apply(WHOLE, 1, { n: 9, a: 3, b: 1 }));
  await runTransforms(of(WHOLE).session, { asOf: asOf() });
  const other = await runCli(verify);
  expect(other).toMatchObject({ code: 3 });
  expect(JSON.parse(other.stdout).tables[0]).toMatchObject({ differing: 1 });

  const { session, url } = of(WHOLE);
  await configure(session, { timezone: 'Asia/Kathmandu', ghost_after_days: 9 });
  const elsewhere = await runCli(verify.slice(0, -1));
  expect(elsewhere).toMatchObject({ code: 2, stdout: '' });
  expect(elsewhere.stderr).toMatch(/cell a counts days in .*, and the database in Asia\/Kathmandu/);
  await configure(session, { timezone: 'UTC', ghost_after_days: 9 });
  const old = await runCli(['lake', 'verify', ...lake, '--against', url]);
  expect(old.stderr).toContain('rows of the database have changed since its facts were computed');

  const [first] = await readLake(lakeOf('a'));
  const file = join(first?.folder ?? '', 'answers', 'part-0.parquet');
  await writeFile(file, 'nonsense');
  const damaged = await runCli(['lake', 'verify', ...lake]);
  expect(damaged).toMatchObject({ code: 3 });
  expect(damaged.stdout).toContain(`${file} holds something else than was published`);
});

test(
  'a lake is computed as of what every cell has come to, and for Spark it is printed',
  slow,
  async () => {
    const lake = ['--lake', lakeOf(WHOLE), '--out', join(folder, 'numbers')];
    const spark = ['transform', '--engine', 'spark', ...lake];
    for (const [words, code, says] of [
      [[...spark, '--as-of', '2031-01-01T00:00:00Z'], 75, 'has come to 2026-03-'],
      [[...spark, '--cells', 'elsewhere'], 75, 'no export of cell elsewhere yet'],
      [spark, 2, 'spark-sql is not there'],
      [['transform', '--engine', 'spark'], 2, 'needs --lake'],
      [['transform', ...lake], 2, 'goes with --engine'],
      [['transform', '--engine', 'duckdb', ...lake, '--master', 'local'], 2, '--engine spark'],
      [['transform', '--engine', 'duckdb', ...lake, '--iceberg'], 2, '--engine spark'],
      [[...spark, '--iceberg', '--as-of', '2031-01-01T00:00:00Z'], 75, 'has come to 2026-03-'],
      [[...spark.slice(0, -1), folder, '--iceberg'], 2, 'holds something else'],
    ] as const) {
      const refused = await runCli(words, { PATH: folder, SPARK_HOME: '' });
      expect(refused, words.join(' ')).toMatchObject({ code, stdout: '' });
      expect(refused.stderr).toContain(says);
    }
    const printed = await runCli([...spark, '--print-sql']);
    expect(printed).toMatchObject({ code: 0 });
    expect(printed.stdout).toContain(
      `insert overwrite directory '${folder}/numbers/company_outcomes'`,
    );
    const kept = await runCli([...spark, '--iceberg', '--print-sql']);
    expect(kept).toMatchObject({ code: 0 });
    expect(kept.stdout).toContain('merge into nyx.lake.application_facts.branch_audit as kept');
    const done = await runCli(['transform', '--engine', 'duckdb', ...lake]);
    expect(done).toMatchObject({ code: 0 });
    expect((await readdir(join(folder, 'numbers'))).sort()).toEqual(
      lakeNumbers.map(({ name }) => name).sort(),
    );
  },
);

/** What refers to a row keeps it from being deleted, and is the same in each home. */
async function attempt(home: string, statements: string): Promise<void> {
  const { pg } = of(home).session;
  await pg.query(
    `do $$ begin ${statements}; exception when foreign_key_violation then null; end $$`,
  );
}

/** Each home into a lake: everything at first, then what changed. */
async function exportAll(): Promise<void> {
  day += 3;
  for (const home of Object.keys(homes)) {
    const { session } = of(home);
    await runTransforms(session, { asOf: asOf() });
    const last = await exportsIn(lakeOf(home), home);
    const after = last === 0 ? {} : { afterExport: last };
    const done = await exportLake(session, { out: lakeOf(home), cell: home, ...after });
    expect(done.manifest).toMatchObject({ export: last + 1, numbers_current: true });
    expect(done.manifest.after_export).toBe(last === 0 ? null : last);
  }
}

async function compareAll(): Promise<void> {
  const cells = await readLake(lakeOf('a'));
  const whole = await readLake(lakeOf(WHOLE));
  const aside = [await exportAside(of('a').session, join(folder, `aside-${day}`), 'a')];
  await using duckDb = await openDuckDb(':memory:');
  for (const [name, exports] of Object.entries({ cells, whole, aside })) {
    await duckDb.run(`create schema ${name}; set schema = ${name}`);
    await computeLake(duckDb, exports, { as_of: asOf(), ghost_after_days: 9 });
  }
  for (const { name, isStep } of lakeNumbers)
    if (!isStep)
      expect(await difference(duckDb, `cells.${name}`, `whole.${name}`), name).toEqual([]);
  for (const { name } of lakeTables)
    expect(await difference(duckDb, told('cells', name), told('aside', name)), name).toEqual([]);
  expect(await facts(duckDb, 'cells'), 'application_facts').toEqual(await facts(duckDb, 'whole'));
}

/** The rows of cell a, by whichever export they came. */
const told = (schema: string, name: string): string =>
  `(select * exclude (export, newest_export) from ${schema}.${name} where cell = 'a')`;

async function difference(duckDb: DuckDb, one: string, other: string): Promise<unknown[]> {
  return await duckDb.rows(`
    (select 'only the first' as side, * from (from ${one} except all from ${other}) as only_one)
    union all
    (select 'only the second' as side, * from (from ${other} except all from ${one}) as only_other)`);
}

async function facts(duckDb: DuckDb, schema: string): Promise<unknown[]> {
  return await duckDb.rows(`
    select * exclude (cell, export, newest_export, company_id, job_post_id) from ${schema}.keyed_facts
    order by id`);
}

function of(home: string): TestDatabase {
  const database = databases.get(home);
  if (!database) throw new Error(`${home} is nobody's home`);
  return database;
}

const lakeOf = (home: string) => join(folder, home === WHOLE ? 'whole' : 'lake');
const asOf = () => new Date(Date.UTC(2026, 2, day)).toISOString();

async function exportsIn(lake: string, cell: string): Promise<number> {
  const exports = await readLake(lake).catch(() => []);
  return Math.max(
    0,
    ...exports.map(({ manifest }) => (manifest.cell === cell ? manifest.export : 0)),
  );
}
