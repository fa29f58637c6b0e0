// Three cells on Spark, everything and then what changed, and the same once more: what crosses persons is what DuckDB
// computes from one whole export, and adds up to what PostgreSQL has.
import { join } from 'node:path';
import { makeFacts } from '../bench/make-facts.ts';
import { type DuckDb, openDuckDb } from '../src/database/duckdb.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { exportAside } from '../src/exports/lake/build-lake.ts';
import { computeLake } from '../src/exports/lake/compute-lake.ts';
import { exportLake } from '../src/exports/lake/export-lake.ts';
import { lakeAsOf } from '../src/exports/lake/lake-as-of.ts';
import { lakeNumbers } from '../src/exports/lake/numbers.ts';
import { readLake } from '../src/exports/lake/read-lake.ts';
import { transformLake } from '../src/exports/lake/transform-lake.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { asOf, say } from './compared-export.ts';
import { splitLake } from './split-lake.ts';

const CHANGES = `
  update nyx.applications set success_flag = false where hashtext(id::text) % 100 = 1;
  update nyx.applications set application_submitted_at = application_submitted_at - interval '1 day'
  where hashtext(id::text) % 100 = 2;
  delete from nyx.model_usage where hashtext(id::text) % 100 = 3`;

const STEPS = ['company_map', 'keyed_facts', 'keyed_answers'];

/** How many tables differ. */
export async function compareLake(folder: string, applications: number): Promise<number> {
  await using server = await startScratchServer();
  await using session = await connect(server.url, 'lake');
  await using duckDb = await openDuckDb(join(folder, 'lake.duckdb'), { memoryLimit: '4GB' });
  const one = join(folder, 'one');
  const lake = join(folder, 'lake');
  await makeFacts(session, applications);
  await runTransforms(session, { asOf });
  await exportLake(session, { out: one, cell: 'one' });
  await session.pg.query(CHANGES);
  await runTransforms(session, { asOf });
  await exportLake(session, { out: one, cell: 'one', afterExport: 1 });
  await splitLake(duckDb, await readLake(one), lake);
  const whole = await exportAside(session, join(folder, 'whole'), 'whole');
  await computeLake(duckDb, [whole], lakeAsOf([whole], {}));
  let differing = await compareWithPostgres(duckDb, session);

  const started = performance.now();
  const out = join(folder, 'of-lake');
  await transformLake({ lake, out, master: 'local[2]' });
  const seconds = Math.round((performance.now() - started) / 1000);
  say(`${applications} applications in three cells on Spark: ${seconds} s`);
  for (const { name } of lakeNumbers.filter((numbers) => !STEPS.includes(numbers.name))) {
    const rows = await countDiffering(duckDb, name, join(out, name, '*.parquet'));
    say(`${name} of three cells: ${rows === 0 ? 'the same rows' : `${rows} rows differ`}`);
    if (rows > 0) differing += 1;
  }
  return differing;
}

async function countDiffering(duckDb: DuckDb, name: string, files: string): Promise<number> {
  const columns = await duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe from ${name})`,
  );
  const cast = columns.map(({ name: column, type }) => `cast(${column} as ${type}) as ${column}`);
  const theirs = `select ${cast.join(', ')} from '${files}'`;
  const [found] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from (
    (${theirs} except all from ${name}) union all (from ${name} except all ${theirs})) as differing`);
  return Number(found?.rows);
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
