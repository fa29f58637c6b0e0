import { type Session, transaction } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { type Check, readChecks } from './check-files.ts';
import { type CheckResult, keepFindings, runCheck } from './run-checks.ts';
import { parametersOf } from './run-transform.ts';
import { fillScope } from './scope.ts';
import { standingRows } from './standing-rows.ts';
import type { Transform, TransformParameters } from './transform.ts';
import { transforms } from './transforms.ts';

export interface RunChecksOptions {
  /** Checks to run; all without. */
  names?: readonly string[];
  /** RFC 3339; what lies after it is in the future. */
  asOf: string;
  /** Row of etl.runs that findings belong to. */
  runId?: bigint;
}

export interface CheckSummary {
  checks: CheckResult[];
  /** Number of checks of severity `error` that found something. */
  errors: number;
  warnings: number;
  /** True when `errors` is not 0: exit code 3. */
  checksFailed: boolean;
}

/**
 * Runs checks on what stands in the database, and keeps up to 100 offending rows of each in etl.check_failures.
 * Keys that are due for a transform are left out: they may well differ from the facts until it has run.
 */
export async function runChecks(session: Session, options: RunChecksOptions): Promise<CheckSummary> {
  const chosen = selectChecks(options.names ?? []);
  const results: CheckResult[] = [];
  for (const [stage, checks] of Map.groupBy(chosen, (check) => check.stage)) {
    results.push(...(await checkStage(session, stage, checks, options.asOf)));
  }
  await keepFindings(session, options.runId ?? null, results);
  const found = results.filter(({ offending }) => offending > 0);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return { checks: results, errors, warnings: found.length - errors, checksFailed: errors > 0 };
}

function selectChecks(names: readonly string[]): Check[] {
  const all = readChecks();
  const known = all.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const close = nearest(name, known);
    throw new ConfigError(`there is no check ${name}`, {
      hint: close ? `did you mean ${close}?` : `'nyx-etl check' runs and names them all`,
    });
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

function checkStage(
  session: Session,
  stage: string,
  checks: readonly Check[],
  asOf: string,
): Promise<CheckResult[]> {
  return transaction(
    session,
    async () => {
      const parameters = await parametersOf(session, asOf);
      const transform = transforms.find(({ name }) => name === stage);
      if (transform) await showStanding(session, transform, parameters);
      const results: CheckResult[] = [];
      for (const check of checks)
        results.push(await runCheck(session, check, { ...parameters, whole: 'true' }));
      if (transform) await session.pg.query(`drop view pg_temp.${transform.name}`);
      return results;
    },
    'repeatable read',
  );
}

/** Puts the rows that stand where checks look for new ones, and their keys into `pg_temp.scope`. */
async function showStanding(
  session: Session,
  transform: Transform,
  parameters: TransformParameters,
): Promise<void> {
  const { name, everyKey } = transform;
  const inScopeTable = `t.${transform.scopeColumn} in (select key from pg_temp.scope)`;
  const due = await fillScope(session, transform, parameters, { peek: true });
  await session.pg.query(`
    alter table pg_temp.scope rename to due;
    create temporary table scope (key uuid primary key) on commit drop;
    insert into pg_temp.scope (key)
    select key from (${everyKey}) as k where not ${due.whole} and key not in (select key from pg_temp.due);
    analyze pg_temp.scope;
    create temporary view ${name} as ${standingRows(transform, inScopeTable)}`);
}
