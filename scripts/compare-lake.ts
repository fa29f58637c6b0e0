// Three cells on Spark, everything and then what changed, and the same once more: what crosses
// persons is what PostgreSQL has, and what DuckDB computes from one whole export.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { serverProcessor } from '../bench/measure.ts';
import { type DuckDb, openDuckDb } from '../src/database/duckdb.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { exportAside } from '../src/exports/lake/build-lake.ts';
import { computeLake } from '../src/exports/lake/compute-lake.ts';
import { lakeAsOf } from '../src/exports/lake/lake-as-of.ts';
import { lakeDdl } from '../src/exports/lake/lake-ddl.ts';
import { lakeNumbers } from '../src/exports/lake/numbers.ts';
import { readLake } from '../src/exports/lake/read-lake.ts';
import { runSpark } from '../src/exports/lake/run-spark.ts';
import { transformLake } from '../src/exports/lake/transform-lake.ts';
import { onDisk, script } from '../src/exports/spark-script.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { compareCluster } from './compare-cluster.ts';
import { compareKept } from './compare-kept.ts';
import { compareKills } from './compare-kills.ts';
import { compareWithPostgres, holdPostgres } from './compare-postgres.ts';
import { asOf, say } from './compared-export.ts';
import { compareRows } from './count-differing.ts';
import { makeCells } from './make-cells.ts';
import { writeSettings } from './spark-cluster.ts';

/**
 * How many things are not as they should be: on this machine, on a cluster, as tables of Iceberg.
 */
export async function compareLake(
  folder: string,
  applications: number,
  parts: readonly string[],
): Promise<number> {
  await using server = await startScratchServer();
  await using session = await connect(server.url, 'lake');
  await using duckDb = await openDuckDb(join(folder, 'lake.duckdb'), { memoryLimit: '4GB' });
  const lake = await makeCells(session, duckDb, folder, applications);
  return await compareCells({ session, duckDb, folder, lake }, parts);
}

/** A database, and the lake of three cells that hold the same persons. */
interface Cells {
  session: Session;
  /** Empty; it will hold what the whole database gives. */
  duckDb: DuckDb;
  folder: string;
  lake: string;
}

/** As compareLake, of cells that are there. */
async function compareCells(
  { session, duckDb, folder, lake }: Cells,
  parts: readonly string[],
): Promise<number> {
  const whole = await exportAside(session, join(folder, 'whole'), 'whole');
  const reporting = lakeAsOf([whole], {});
  for (const threads of [1, 2]) {
    await duckDb.run(`
      drop schema if exists whole cascade;
      create schema whole; set schema = whole; set threads = ${threads}`);
    await measured(`one export on DuckDB, threads: ${threads}`, ownProcessor, () =>
      computeLake(duckDb, [whole], reporting),
    );
  }
  const names = ['company_metrics_daily', 'company_properties'];
  await measured(
    'companies of them anew on PostgreSQL',
    () => serverProcessor(Number(Reflect.get(session.pg, 'processID'))),
    () => runTransforms(session, { names, asOf, full: true }),
  );
  await holdPostgres(duckDb, session, folder, reporting);
  let wrong = await compareWithPostgres(duckDb, 'DuckDB', (relation) => relation);
  if (parts.includes('lake')) wrong += await compareHere(duckDb, folder, lake);
  for (const part of ['cluster', 'workers'] as const)
    if (parts.includes(part)) wrong += await compareCluster(duckDb, folder, lake, part);
  if (parts.includes('iceberg')) wrong += await compareKept(duckDb, folder, lake);
  if (parts.includes('kills')) wrong += await compareKills(duckDb, folder, lake);
  return wrong;
}

async function compareHere(duckDb: DuckDb, folder: string, lake: string): Promise<number> {
  const out = join(folder, 'of-lake');
  await writeSettings(join(folder, 'here-conf'), { 'spark.driver.memory': '3g' });
  const started = performance.now();
  await transformLake({ lake, out, master: 'local[2]' });
  say(`three cells on Spark, local[2]: ${Math.round((performance.now() - started) / 1000)} s`);
  const of = (relation: string) => `'${join(out, relation, '*.parquet')}'`;
  await runSpark({
    ...{ master: 'local[2]', work: out },
    script: `${lakeDdl('spark', lake, await readLake(lake))}\n${script(
      onDisk('of_session_digests', 'select * from session_digests', out),
    )}`,
  });
  await rename(join(out, 'of_session_digests'), join(out, 'session_digests'));
  let wrong = await compareWithPostgres(duckDb, 'Spark', of);
  for (const { name } of lakeNumbers.filter(({ isStep }) => !isStep))
    wrong += await compareRows(duckDb, name, of(name));
  return wrong;
}

/** Processor time of this process, in seconds. */
async function ownProcessor(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Says how long something took, by the clock and of processors. */
async function measured(
  called: string,
  processor: () => Promise<number>,
  work: () => Promise<unknown>,
): Promise<void> {
  const [started, used] = [performance.now(), await processor()];
  await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${called}: ${seconds} s, ${((await processor()) - used).toFixed(1)} s of processors`);
}
