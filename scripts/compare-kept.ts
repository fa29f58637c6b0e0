// Tables of Iceberg that Spark keeps of the same lake: after everything, then what changed, and the same again, they hold
// what DuckDB computes from all of it; asked once more nothing is done.
import { cp, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../src/database/duckdb.ts';
import { computeLake } from '../src/exports/lake/compute-lake.ts';
import { icebergIn } from '../src/exports/lake/kept/keep-lake.ts';
import { keptSnapshots } from '../src/exports/lake/kept/read-kept.ts';
import { lakeAsOf } from '../src/exports/lake/lake-as-of.ts';
import { lakeDdl } from '../src/exports/lake/lake-ddl.ts';
import { lakeNumbers } from '../src/exports/lake/numbers.ts';
import { readLake } from '../src/exports/lake/read-lake.ts';
import { ICEBERG_RUNTIME, runSpark } from '../src/exports/lake/run-spark.ts';
import { lakeTables } from '../src/exports/lake/tables.ts';
import { transformLake } from '../src/exports/lake/transform-lake.ts';
import { onDisk, script } from '../src/exports/spark-script.ts';
import { say } from './compared-export.ts';
import { countDiffering } from './count-differing.ts';

const kept = lakeNumbers.filter(({ isStep }) => !isStep).map(({ name }) => `numbers.${name}`);
const keptLake = ['lake.application_facts', 'lake.answers', 'lake.model_usage', 'lake.companies'];

/** How many things are not as they should be. A runtime of Iceberg is a file, else Maven is asked for it. */
export async function compareKept(
  duckDb: DuckDb,
  folder: string,
  lake: string,
  runtime = process.env.ICEBERG_RUNTIME,
): Promise<number> {
  const conf = await mkdtemp(join(folder, 'conf-'));
  const setting = runtime ? `spark.jars ${runtime}` : `spark.jars.packages ${ICEBERG_RUNTIME}`;
  await writeFile(
    join(conf, 'spark-defaults.conf'),
    `${setting}\nspark.driver.memory 2g\nspark.sql.shuffle.partitions 4\n`,
  );
  process.env.SPARK_CONF_DIR = conf;
  const out = join(folder, 'kept');
  const growing = join(folder, 'growing');
  let wrong = 0;
  for (const number of await numbersOf(lake)) {
    await grow(lake, growing, number);
    const options = { lake: growing, out, master: 'local[2]', iceberg: true };
    const started = performance.now();
    const done = await transformLake(options);
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`tables of Iceberg after export ${number} of each cell: ${seconds} s`);
    wrong += await compareAll(duckDb, growing, out);
    const before = await snapshotsOf(out);
    const again = await transformLake(options);
    const isSame = again.isStanding && (await snapshotsOf(out)) === before;
    say(`the same again: ${isSame ? 'nothing was done' : 'something was done'}`);
    if (done.isStanding || !isSame) wrong += 1;
  }
  return wrong;
}

async function numbersOf(lake: string): Promise<number[]> {
  const names = await readdir(join(lake, 'cell=a'));
  return names.map((name) => Number(name.replace('export=', ''))).sort((a, b) => a - b);
}

/** The lake as it was when each cell had exported so far. */
async function grow(lake: string, growing: string, number: number): Promise<void> {
  for (const cell of await readdir(lake)) {
    const one = join(cell, `export=${number}`);
    await cp(join(lake, one), join(growing, one), { recursive: true });
  }
}

async function snapshotsOf(out: string): Promise<string> {
  const found: unknown[] = [];
  for (const table of [...keptLake, ...kept]) found.push(await keptSnapshots(out, table));
  return JSON.stringify(found);
}

/** Has Spark write what each table holds, and the views of `lake ddl`, and counts those that differ from DuckDB's. */
async function compareAll(duckDb: DuckDb, lake: string, out: string): Promise<number> {
  const exports = await readLake(lake);
  await duckDb.run('drop schema if exists expected cascade; create schema expected');
  await duckDb.run('set schema = expected');
  await computeLake(duckDb, exports, lakeAsOf(exports, {}));
  const work = await mkdtemp(join(out, '../read-'));
  const relations = [
    ...[...keptLake, ...kept].map((table) => `nyx.${table}`),
    ...lakeTables.map(({ name }) => name),
  ];
  const read = relations.map((relation) =>
    onDisk(`of_${relation.replaceAll('.', '_')}`, `select * from ${relation}`, work),
  );
  await runSpark({
    ...{ master: 'local[2]', work, settings: icebergIn(out) },
    script: `${lakeDdl('spark', lake, exports)}\n${script(read.flat())}`,
  });
  let wrong = 0;
  for (const relation of relations) {
    const files = join(work, `of_${relation.replaceAll('.', '_')}`, '*.parquet');
    const rows = await countDiffering(duckDb, relation.replace(/^.*\./, ''), files);
    say(`${relation}: ${rows === 0 ? 'the same rows' : `${rows} rows differ`}`);
    if (rows > 0) wrong += 1;
  }
  return wrong;
}
