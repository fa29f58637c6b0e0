// Three cells on Spark, everything and then what changed, and the same once more: what crosses persons is what DuckDB
// computes from one whole export, and adds up to what PostgreSQL has.
import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../src/database/duckdb.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { exportAside } from '../src/exports/lake/build-lake.ts';
import { computeLake } from '../src/exports/lake/compute-lake.ts';
import { lakeAsOf } from '../src/exports/lake/lake-as-of.ts';
import { lakeNumbers } from '../src/exports/lake/numbers.ts';
import { transformLake } from '../src/exports/lake/transform-lake.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { compareCluster } from './compare-cluster.ts';
import { compareKept } from './compare-kept.ts';
import { asOf, say } from './compared-export.ts';
import { compareFiles } from './count-differing.ts';
import { makeCells } from './make-cells.ts';

/**
 * How many things are not as they should be: on this machine, as tables of Iceberg, on a cluster.
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
  const whole = await exportAside(session, join(folder, 'whole'), 'whole');
  const seconds = await timed(() => computeLake(duckDb, [whole], lakeAsOf([whole], {})));
  say(`${applications} applications of one export on DuckDB, two threads: ${seconds} s`);
  const names = ['company_metrics_daily', 'company_properties'];
  const anew = await timed(() => runTransforms(session, { names, asOf, full: true }));
  say(`companies of them anew on PostgreSQL: ${anew} s`);
  let wrong = await compareWithPostgres(duckDb, session);
  if (parts.includes('lake')) wrong += await compareHere(duckDb, folder, lake);
  if (parts.includes('cluster')) wrong += await compareCluster(duckDb, folder, lake);
  if (parts.includes('iceberg')) wrong += await compareKept(duckDb, folder, lake);
  return wrong;
}

async function compareHere(duckDb: DuckDb, folder: string, lake: string): Promise<number> {
  const out = join(folder, 'of-lake');
  const seconds = await timed(() => transformLake({ lake, out, master: 'local[2]' }));
  say(`three cells on Spark, local[2]: ${seconds} s`);
  let wrong = 0;
  for (const { name } of lakeNumbers.filter(({ isStep }) => !isStep))
    wrong += await compareFiles(duckDb, name, join(out, name, '*.parquet'));
  return wrong;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round((performance.now() - started) / 100) / 10;
}

/** Sums of what PostgreSQL has of companies, by name of the number. */
async function compareWithPostgres(duckDb: DuckDb, { pg }: Session): Promise<number> {
  const { rows } = await pg.query<{ key: string; sum: string }>(`
    select key, sum((value #>> '{}')::numeric)::numeric(38, 4)::text as sum
    from nyx.company_properties where jsonb_typeof(value) = 'number' and source = 'computed' group by key
    union all
    select 'days', sum(applications_sent + interviews_received + offers_received
        + coalesce(avg_response_time_days, 0))::numeric(38, 4)::text
    from nyx.company_metrics_daily`);
  let differing = 0;
  for (const { key, sum } of rows) {
    const [select] =
      key === 'days'
        ? [
            `select sum(applications_sent + interviews_received + offers_received
              + coalesce(avg_response_time_days, 0)) as sum from company_days`,
          ]
        : [
            `select sum(${key === 'applications_sent' ? 'sent' : key}) as sum from company_outcomes`,
          ];
    const [ours] = await duckDb.rows<{ sum: string }>(
      `select cast(sum as decimal(38, 4))::varchar as sum from (${select})`,
    );
    if (ours?.sum === sum) continue;
    say(`${key} of companies: ${ours?.sum}, but PostgreSQL has ${sum}`);
    differing += 1;
  }
  say(`${rows.length} sums over companies, ${differing} of them not PostgreSQL's`);
  return differing;
}
