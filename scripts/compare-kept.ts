// Tables of Iceberg that Spark keeps of a lake: after everything, what changed, and the same again, they hold what DuckDB
// computes from all of it. Asked once more nothing is done; compacted they still know what they hold; and where they do not,
// as after a run that was cut off, what is merged again changes nothing.
import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../src/database/duckdb.ts';
import { computeLake } from '../src/exports/lake/compute-lake.ts';
import { icebergIn, keptFacts, keptNumbers } from '../src/exports/lake/kept/keep-lake.ts';
import { EXPORTS, readKept } from '../src/exports/lake/kept/read-kept.ts';
import { lakeAsOf } from '../src/exports/lake/lake-as-of.ts';
import { lakeDdl } from '../src/exports/lake/lake-ddl.ts';
import { readLake } from '../src/exports/lake/read-lake.ts';
import { ICEBERG_RUNTIME, runSpark } from '../src/exports/lake/run-spark.ts';
import { lakeTables } from '../src/exports/lake/tables.ts';
import { printLakeScript, transformLake } from '../src/exports/lake/transform-lake.ts';
import { onDisk, script } from '../src/exports/spark-script.ts';
import { unless } from '../src/system-errors.ts';
import { say } from './compared-export.ts';
import { compareRows } from './count-differing.ts';
import { shortLived, writeSettings } from './spark-cluster.ts';

const master = 'local[2]';

/**
 * What an operator does to tables now and then: one file instead of many, and older snapshots are
 * gone.
 */
const UPKEEP = keptFacts.flatMap((table) => [
  `call nyx.system.rewrite_data_files(table => '${table}', options => map('rewrite-all', 'true'))`,
  `call nyx.system.expire_snapshots(
    table => '${table}', older_than => timestamp '2999-01-01 00:00:00', retain_last => 1
)`,
]);
/**
 * What runs leave that were cut off: one before it said what it had merged, one before it
 * published.
 */
const CUT_OFF = [
  ...keptFacts.map((table) => `alter table nyx.${table} unset tblproperties ('${EXPORTS}')`),
  `delete from nyx.lake.answers.branch_audit where cell = 'a'`,
];

/** Has the next runs of Spark know Iceberg: its runtime is a file, else Maven is asked for it. */
export async function useIceberg(
  folder: string,
  runtime = process.env.ICEBERG_RUNTIME,
): Promise<void> {
  await writeSettings(join(folder, 'kept-conf'), {
    // As whoever has Iceberg has it, and runSpark leaves it out.
    'spark.sql.extensions': 'org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
    ...(runtime ? { 'spark.jars': runtime } : { 'spark.jars.packages': ICEBERG_RUNTIME }),
    ...{ 'spark.driver.memory': '2g', 'spark.sql.shuffle.partitions': '4', ...shortLived },
  });
}

/** How many things are not as they should be. */
export async function compareKept(duckDb: DuckDb, folder: string, lake: string): Promise<number> {
  await useIceberg(folder);
  const out = join(folder, 'kept');
  const growing = join(folder, 'growing');
  const numbers = await numbersOf(lake);
  let wrong = 0;
  for (const number of numbers) {
    await grow(growing, lake, number);
    const kept = await keepOnce(growing, out, `after export ${number} of each cell`).catch(
      unless('spark.packages'),
    );
    if (kept === undefined) {
      say(`Iceberg was not asked: Maven does not have ${ICEBERG_RUNTIME} here`);
      return wrong;
    }
    wrong += kept;
    const after = number === numbers[0] ? UPKEEP : number === numbers.at(-1) ? CUT_OFF : [];
    wrong += await compareAll(duckDb, growing, out, after);
    if (after !== CUT_OFF) wrong += await askAgain(growing, out);
  }
  wrong += await keepOnce(growing, out, 'merged again, as after a run that was cut off');
  return wrong + (await compareAll(duckDb, growing, out)) + (await askAgain(growing, out));
}

/** Gives a lake one more export of each cell. */
export async function grow(growing: string, lake: string, number: number): Promise<void> {
  for (const cell of await readdir(lake)) {
    const one = join(cell, `export=${number}`);
    await cp(join(lake, one), join(growing, one), { recursive: true });
  }
}

export async function numbersOf(lake: string): Promise<number[]> {
  const names = await readdir(join(lake, 'cell=a'));
  return names.map((name) => Number(name.replace('export=', ''))).sort((a, b) => a - b);
}

/**
 * Tables that are there already have only those companies computed anew that their changelogs name.
 */
async function keepOnce(lake: string, out: string, called: string): Promise<number> {
  const options = { lake, out, master, iceberg: true };
  const isFirst = (await readKept(out, keptFacts[0] ?? '')).published === undefined;
  const isByChangelog = (await printLakeScript(options)).includes('create_changelog_view');
  const started = performance.now();
  const { isStanding } = await transformLake(options);
  const seconds = Math.round((performance.now() - started) / 1000);
  const computed = isByChangelog ? 'companies by the changelogs' : 'every company';
  say(
    `tables of Iceberg ${called}, ${computed}: ${isStanding ? 'nothing was done' : `${seconds} s`}`,
  );
  return isStanding || isByChangelog === isFirst ? 1 : 0;
}

/** Nothing may be done, nor anything be written. */
export async function askAgain(lake: string, out: string): Promise<number> {
  const before = await stateOf(out);
  const { isStanding } = await transformLake({ lake, out, master, iceberg: true });
  const isSame = isStanding && (await stateOf(out)) === before;
  say(`the same again: ${isSame ? 'nothing was done' : 'something was done'}`);
  return isSame ? 0 : 1;
}

async function stateOf(out: string): Promise<string> {
  const found: unknown[] = [];
  for (const table of [...keptFacts, ...keptNumbers]) found.push(await readKept(out, table));
  return JSON.stringify(found);
}

/**
 * Has Spark write what each table holds, and the views of `lake ddl`, and counts those that differ
 * from DuckDB's.
 */
export async function compareAll(
  duckDb: DuckDb,
  lake: string,
  out: string,
  after: readonly string[] = [],
): Promise<number> {
  const exports = await readLake(lake);
  await duckDb.run('drop schema if exists expected cascade; create schema expected');
  await duckDb.run('set schema = expected');
  await computeLake(duckDb, exports, lakeAsOf(exports, {}));
  const work = await mkdtemp(join(out, '../read-'));
  const relations = [
    ...[...keptFacts, ...keptNumbers].map((table) => `nyx.${table}`),
    ...lakeTables.map(({ name }) => name),
  ];
  const read = relations.flatMap((relation) =>
    onDisk(`of_${relation.replaceAll('.', '_')}`, `select * from ${relation}`, work),
  );
  await runSpark({
    ...{ master, work, settings: icebergIn(out) },
    script: `${lakeDdl('spark', lake, exports)}\n${script([...read, ...after])}`,
  });
  let wrong = 0;
  for (const relation of relations) {
    const files = join(work, `of_${relation.replaceAll('.', '_')}`, '*.parquet');
    wrong += await compareRows(duckDb, relation.replace(/^.*\./, ''), `'${files}'`, relation);
  }
  await duckDb.run('set schema = whole');
  return wrong;
}
