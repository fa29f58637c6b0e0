// Every derived number anew, by DuckDB, from the base tables of an export.
import type { DuckDb } from '../database/duckdb.ts';
import { addFunctions, type Reporting, reportingRow } from '../database/duckdb-functions.ts';
import { quoteLiteral } from '../database/quoting.ts';
import { readDefinition } from '../definitions/expand.ts';
import { definedViews } from '../definitions/views.ts';
import { type Progress, silent } from '../progress.ts';

export interface NumbersAsOf extends Reporting {
  as_of: string;
}

/** The tables of an export that the definitions read; its derived ones are not looked at. */
export const baseTables: readonly string[] = [
  ...['applications', 'job_posts', 'companies', 'model_usage', 'application_sessions'],
  ...['captcha_events', 'two_factor_events', 'qa_checks', 'qa_issues', 'interviews'],
  ...['interview_outcomes', 'emails', 'email_application_links', 'application_events'],
];

const COMPANIES =
  'select company_id as group_id, * from application_facts where company_id is not null';

/** Relations that only lead to others; `members` are the applications of companies, for `outcomes`. */
const STEPS = ['reporting', 'answers', 'members', 'judged'];

/** Every relation that is computed, each after those it reads. */
export const definitions: readonly string[] = [
  ...['answers', 'application_facts', 'application_incidents', 'session_calls', 'session_totals'],
  ...['session_tiers', 'session_incidents', 'session_domains', 'company_metrics_daily'],
  ...['members', 'judged', 'outcomes'],
  ...definedViews,
];

/** The derived tables that are computed, by the names of their definitions. */
export const computedTables: readonly string[] = definitions.filter(
  (name) => !STEPS.includes(name),
);

/**
 * Computes each definition into a table of its name in a new database `numbers` (a file, or in
 * memory), from the tables in the attached database `warehouse`. Throws SqlError where one of them
 * is missing.
 */
export async function computeNumbers(
  duckDb: DuckDb,
  asOf: Reporting,
  { file = ':memory:', progress = silent }: { file?: string; progress?: Progress } = {},
): Promise<void> {
  await addFunctions(duckDb);
  await duckDb.run(`
    attach ${quoteLiteral(file)} as numbers (storage_version 'v1.0.0');
    set search_path = 'numbers.main,warehouse.raw';
    create table numbers.main.reporting as ${reportingRow(asOf)}`);
  for (const [done, name] of definitions.entries()) {
    progress({ step: name, done, total: definitions.length, unit: 'tables' });
    await duckDb.run(`create table numbers.main.${name} as ${selectOf(name)}`);
  }
}

/** The SELECT of one of `definitions`. */
export function selectOf(name: string): string {
  return name === 'members' ? COMPANIES : readDefinition(name);
}

/** Removes what only led to the computed tables. */
export async function dropSteps(duckDb: DuckDb): Promise<void> {
  for (const name of STEPS) await duckDb.run(`drop table numbers.main.${name}`);
}
