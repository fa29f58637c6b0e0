import { type Session, transaction } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { type CheckResult, keepFindings } from '../ledger/steps.ts';
import { didYouMean } from '../text/nearest.ts';
import { type Check, readChecks } from './check-files.ts';
import { runCheck } from './run-checks.ts';
import { parametersOf } from './run-transform.ts';
import { fillScope, type Scope } from './scope.ts';
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
  /** Transforms whose rows are all due: they were never computed, or by another definition. Their checks say nothing. */
  unchecked: { transform: string; reason: string }[];
  /** True when `errors` is not 0, or something could not be checked: exit code 3. */
  checksFailed: boolean;
}

/**
 * Runs checks on what stands in the database, and keeps up to 100 offending rows of each in etl.check_failures.
 * Keys that are due for a transform are left out: they may well differ from the facts until it has run.
 */
export async function runChecks(
  session: Session,
  options: RunChecksOptions,
): Promise<CheckSummary> {
  const chosen = selectChecks(options.names ?? []);
  const results: CheckResult[] = [];
  const unchecked: CheckSummary['unchecked'] = [];
  for (const [stage, checks] of Map.groupBy(chosen, (check) => check.stage)) {
    const { found, due } = await checkStage(session, stage, checks, options.asOf);
    results.push(...found);
    if (due?.whole) unchecked.push({ transform: stage, reason: due.reason });
  }
  await keepFindings(session, options.runId ?? null, results);
  const found = results.filter(({ offending }) => offending > 0);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const checksFailed = errors + unchecked.length > 0;
  return { checks: results, errors, warnings: found.length - errors, unchecked, checksFailed };
}

function selectChecks(names: readonly string[]): Check[] {
  const all = readChecks();
  const known = all.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new ConfigError(`there is no check ${name}`, {
      hint: didYouMean(name, known, `'nyx-etl check' runs and names them all`),
    });
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** What the checks of one stage find, and what is due for its transform: that was left out. */
function checkStage(
  session: Session,
  stage: string,
  checks: readonly Check[],
  asOf: string,
): Promise<{ found: CheckResult[]; due?: Scope }> {
  return transaction(
    session,
    async () => {
      const parameters = await parametersOf(session, asOf);
      const transform = transforms.find(({ name }) => name === stage);
      if (!transform)
        return { found: await runAll(session, checks, { ...parameters, whole: 'true' }) };
      const due = await showStanding(session, transform, parameters);
      // A definition that has changed leaves no key to check: nothing is compared, instead of everything with nothing.
      const whole = String(due.keys === 0 && !due.whole);
      const found = due.whole ? [] : await runAll(session, checks, { ...parameters, whole });
      await session.pg.query(`drop view pg_temp.${transform.name}`);
      return { found, due };
    },
    'repeatable read',
  );
}

async function runAll(
  session: Session,
  checks: readonly Check[],
  parameters: TransformParameters,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await runCheck(session, check, parameters));
  return results;
}

/** Puts the rows that stand where checks look for new ones, and the keys that are not due into `pg_temp.scope`. */
async function showStanding(
  session: Session,
  transform: Transform,
  parameters: TransformParameters,
): Promise<Scope> {
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
  return due;
}
