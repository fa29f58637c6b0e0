// A lake on a standalone cluster of Spark: with so little memory that a shuffle goes to the disk,
// with a worker that is killed while a shuffle is read, and with one worker beside two. Each time
// its rows are DuckDB's; what it took is in the event log.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../src/database/duckdb.ts';
import { lakeNumbers } from '../src/exports/lake/numbers.ts';
import { transformLake } from '../src/exports/lake/transform-lake.ts';
import { say } from './compared-export.ts';
import { compareRows } from './count-differing.ts';
import { type SparkCluster, shortLived, startCluster, writeSettings } from './spark-cluster.ts';
import { eventLogIn, figuresOf, type SparkRunFigures, untilShuffleIsRead } from './spark-events.ts';

const SETTINGS = {
  'spark.driver.memory': '1g',
  'spark.executor.memory': '640m',
  'spark.executor.cores': '1',
  'spark.sql.shuffle.partitions': '8',
  'spark.shuffle.io.retryWait': '1s',
};
/**
 * Of an executor's heap 300 MB are reserved: a fiftieth of the rest, 4 MB, is what it computes with;
 * of many applications a tenth, 34 MB, as each file that was spilled to the disk takes memory, too.
 */
const littleMemory = (applications: number) => ({
  ...(applications < 200_000
    ? { 'spark.executor.memory': '512m', 'spark.memory.fraction': '0.02' }
    : { 'spark.executor.memory': '640m', 'spark.memory.fraction': '0.1' }),
  'spark.sql.shuffle.partitions': applications < 200_000 ? '2' : '8',
  ...{ 'spark.sql.adaptive.enabled': 'false', ...shortLived },
});

interface ClusterRun {
  called: string;
  workers: number;
  settings?: (applications: number) => Readonly<Record<string, string>>;
  /** What is done to the cluster while the run goes on. */
  disturb?: (cluster: SparkCluster, log: string, isOver: () => boolean) => Promise<void>;
  /** What has to be seen in the event log for the run to show anything. */
  expected?: (figures: SparkRunFigures) => boolean;
}

/** What goes wrong in them, and what is only measured. */
const runs: Readonly<Record<'cluster' | 'workers', readonly ClusterRun[]>> = {
  cluster: [
    {
      ...{ called: 'a shuffle larger than memory', workers: 2, settings: littleMemory },
      expected: ({ spilledBytes }) => spilledBytes > 0,
    },
    {
      ...{ called: 'a worker killed in a shuffle', workers: 2, settings: () => shortLived },
      disturb: async (cluster, log, isOver) => {
        if (await untilShuffleIsRead(log, isOver)) cluster.kill(0);
      },
      expected: ({ lostExecutors, stagesAnew, tasksLost }) =>
        lostExecutors > 0 && stagesAnew + tasksLost > 0,
    },
  ],
  workers: [
    { called: 'one worker', workers: 1 },
    { called: 'two workers', workers: 2 },
  ],
};

/**
 * How many tables differ, and runs that did not show what they are for. `duckDb` has what is
 * expected.
 */
export async function compareCluster(
  duckDb: DuckDb,
  folder: string,
  lake: string,
  part: keyof typeof runs,
): Promise<number> {
  const [facts] = await duckDb.rows<{ rows: string }>(
    'select count(*) as rows from application_facts',
  );
  const applications = Number(facts?.rows);
  let wrong = 0;
  for (const [at, run] of runs[part].entries()) {
    const work = join(folder, `${part}-${at}`);
    const { seconds, figures } = await runOnCluster(run, work, lake, applications);
    say(`${run.called}: ${seconds} s, ${told(figures)}`);
    if (run.expected && !run.expected(figures)) {
      say(`${run.called}: not seen in the event log, so nothing is shown`);
      wrong += 1;
    }
    for (const { name } of lakeNumbers.filter(({ isStep }) => !isStep))
      wrong += await compareRows(
        ...([duckDb, name, `'${join(work, 'numbers', name, '*.parquet')}'`] as const),
        `${name}, ${run.called}`,
      );
  }
  return wrong;
}

async function runOnCluster(
  run: ClusterRun,
  folder: string,
  lake: string,
  applications: number,
): Promise<{ seconds: number; figures: SparkRunFigures }> {
  const log = join(folder, 'events');
  await mkdir(log, { recursive: true });
  const settings = { ...SETTINGS, ...run.settings?.(applications), ...eventLogIn(log) };
  await writeSettings(join(folder, 'conf'), settings);
  await using cluster = await startCluster(folder, run.workers);
  const started = performance.now();
  let isOver = false;
  const computing = transformLake({
    ...{ lake, out: join(folder, 'numbers'), master: cluster.master },
  }).finally(() => {
    isOver = true;
  });
  await Promise.all([computing, run.disturb?.(cluster, log, () => isOver)]);
  const seconds = Math.round((performance.now() - started) / 1000);
  return { seconds, figures: await figuresOf(log) };
}

function told(figures: SparkRunFigures): string {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return [
    `${figures.executors} executors, ${figures.lostExecutors} of them lost`,
    `${figures.stagesAnew} stages anew, ${figures.tasksLost} tasks lost`,
    `${seconds(figures.processorMs)} of processors in tasks, ${seconds(figures.runMs)} by the clock`,
    `${megabytes(figures.shuffleBytes)} shuffled, ${megabytes(figures.spilledBytes)} spilled to disk`,
  ].join('; ');
}
