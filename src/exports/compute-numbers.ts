// Every derived number anew, by DuckDB, from the base tables of an export.
import type { DuckDb } from '../database/duckdb.ts';
import { addFunctions } from '../database/duckdb-functions.ts';
import { quoteLiteral } from '../database/quoting.ts';
import { readDefinition } from '../definitions/expand.ts';

/** How days and silence are counted, and as of when (RFC 3339). */
export interface NumbersAsOf {
  timezone: string;
  ghost_after_days: number;
  as_of: string;
}

/** Each after those it reads; `members` are the applications whose companies' outcomes are computed. */
const definitions = [
  ...['answers', 'application_facts', 'application_incidents', 'session_calls'],
  ...['application_costs', 'session_totals', 'session_tiers', 'session_incidents'],
  ...['session_domains', 'company_metrics_daily', 'members', 'judged', 'outcomes'],
];

const MEMBERS =
  'select company_id as group_id, * from application_facts where company_id is not null';

/**
 * Computes each definition into a table of its name in the database `memory`, from the tables in the attached database
 * `warehouse`. Throws SqlError where one of them is missing.
 */
export async function computeNumbers(duckDb: DuckDb, asOf: NumbersAsOf): Promise<void> {
  await addFunctions(duckDb);
  await duckDb.run(`
    set search_path = 'memory.main,warehouse.main';
    create table memory.main.reporting as select
        ${quoteLiteral(asOf.timezone)} as timezone,
        cast(${quoteLiteral(asOf.as_of)} as timestamptz) as as_of,
        cast(
            cast(${quoteLiteral(String(asOf.ghost_after_days))} as decimal(18, 10)) * 86400000000 as bigint
        ) as ghost_after_us`);
  for (const name of definitions) {
    const select = name === 'members' ? MEMBERS : readDefinition(name);
    await duckDb.run(`create table memory.main.${name} as ${select}`);
  }
}
