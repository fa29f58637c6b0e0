// What PostgreSQL has, row for row, beside what another engine made of a lake of the same persons:
// its four derived tables, and the funnel and the spending of everybody by the same SELECTs.
import { join } from 'node:path';
import type { DuckDb } from '../src/database/duckdb.ts';
import { reportingRow } from '../src/database/duckdb-functions.ts';
import type { Session } from '../src/database/session.ts';
import { sqlFile } from '../src/database/sql-file.ts';
import { readWarehouse } from '../src/database/warehouse.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import type { LakeAsOf } from '../src/exports/lake/compute-lake.ts';
import { lakeNumbers } from '../src/exports/lake/numbers.ts';
import { say } from './compared-export.ts';
import { compareRows, readAs } from './count-differing.ts';

const properties = sqlFile(import.meta.url, '../src/exports/numbers/company_properties.sql').text;
/** What is derived of everybody: PostgreSQL keeps no table of it. */
const EVERYBODYS = ['everybodys_funnel', 'everybodys_spending'];
/** What PostgreSQL keeps; properties of companies are the outcomes of the lake, told one by one. */
const KEPT = [
  ...['application_facts', 'latest_session_digests'],
  ...['company_metrics_daily', 'company_properties'],
];

/**
 * Has DuckDB hold PostgreSQL's rows in the schema `postgres`, companies by the key that cells know
 * them by. DuckDB has computed the whole database before, as a lake of one cell.
 */
export async function holdPostgres(
  duckDb: DuckDb,
  session: Session,
  folder: string,
  asOf: LakeAsOf,
): Promise<void> {
  const out = join(folder, 'of-postgres');
  const made = await exportWarehouse(session, {
    ...{ out, profile: 'personal', temporary: true, tables: KEPT },
  });
  const { database } = await readWarehouse(made.folder);
  await duckDb.run(`
    attach '${database}' as exported (read_only);
    attach ':memory:' as numbers;
    attach ':memory:' as warehouse;
    create schema warehouse.raw;
    create schema postgres;
    create temporary view keys as select company_id, company_key from company_map;
    create table postgres.keyed_facts as
        select f.* exclude (incidents, company_id), k.company_key
        from exported.marts.application_facts as f
        left join keys as k on k.company_id = f.company_id::varchar;
    create table postgres.session_digests as from exported.marts.latest_session_digests;
    create table postgres.company_days as
        select d.* exclude (id, created_at) replace (k.company_key as company_id)
        from exported.raw.company_metrics_daily as d
        join keys as k on k.company_id = d.company_id::varchar;
    create table warehouse.raw.company_properties as
        select p.* replace (k.company_key as company_id)
        from exported.raw.company_properties as p
        join keys as k on k.company_id = p.company_id::varchar;
    detach exported`);
  await computeEverybodys(duckDb, session, asOf);
}

/** The same SELECTs, by PostgreSQL over its own tables. */
async function computeEverybodys(duckDb: DuckDb, { pg }: Session, asOf: LakeAsOf): Promise<void> {
  const facts = 'select * from etl.application_facts';
  const views = {
    reporting: reportingRow({ ...asOf, timezone: 'UTC' }),
    ...{ application_facts: facts, keyed_facts: facts },
    model_usage: 'select * from corrected.model_usage',
  };
  for (const [name, select] of Object.entries(views))
    await pg.query(`create temporary view ${name} as ${select}`);
  for (const { name, select } of lakeNumbers.filter((numbers) =>
    EVERYBODYS.includes(numbers.name),
  )) {
    const { rows } = await pg.query<{ row: string }>(
      `select to_json(computed)::text as row from (${select}) as computed`,
    );
    await duckDb.run(`create table postgres.${name} as from ${name} limit 0`);
    const given = await readAs(duckDb, name, (column) => `$row ->> '${column}'`);
    for (const { row } of rows)
      await duckDb.rows(`insert into postgres.${name} select ${given}`, { row });
  }
  await pg.query('discard temp');
}

/**
 * How many tables differ from PostgreSQL's. `of` says what to read for a relation of the lake:
 * another relation of DuckDB, or quoted paths of files.
 */
export async function compareWithPostgres(
  duckDb: DuckDb,
  engine: string,
  of: (relation: string) => string,
): Promise<number> {
  let wrong = 0;
  for (const relation of ['keyed_facts', 'session_digests', 'company_days', ...EVERYBODYS])
    wrong += await compareRows(
      duckDb,
      `postgres.${relation}`,
      of(relation),
      `${relation} on ${engine}, against PostgreSQL`,
    );
  const computed = await readAs(duckDb, 'company_outcomes');
  await duckDb.run(`create or replace table numbers.main.outcomes as
    select ${computed} from ${of('company_outcomes')}`);
  const [found] = await duckDb.rows<{ rows: string }>(
    `select count(*) as rows from (${properties}) as differing`,
  );
  const [all] = await duckDb.rows<{ rows: string }>(
    'select count(*) as rows from warehouse.raw.company_properties',
  );
  const rows = Number(found?.rows);
  const told = rows === 0 ? `the same ${all?.rows} rows` : `${rows} rows differ`;
  say(`company_properties on ${engine}, against PostgreSQL: ${told}`);
  return wrong + (rows === 0 ? 0 : 1);
}
