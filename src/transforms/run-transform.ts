import { readReporting } from '../database/reporting.ts';
import { type Session, transaction } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { skipWalCompression } from '../database/wal-compression.ts';
import { CheckError } from '../errors.ts';
import { type CheckResult, recordTransform } from '../ledger/steps.ts';
import { computeRows } from './compute.ts';
import { definitionOf } from './definition.ts';
import { type Published, publish } from './publish.ts';
import { runStageChecks } from './run-checks.ts';
import { fillScope, type Scope, type ScopeRequest } from './scope.ts';
import type { Transform, TransformParameters } from './transform.ts';

/** What one transform did: why, over how many keys, and to how many rows. */
export interface TransformResult extends Published {
  transform: string;
  reason: string;
  keys: number;
  duration_ms: number;
  /** Checks that found something; those of severity `warn` did not keep the rows from being published. */
  findings: CheckResult[];
}

/** Thrown inside a transform's transaction when a check refuses the new rows: the old ones stay. */
export class RefusedRows extends CheckError {
  readonly findings: CheckResult[];

  constructor(transform: Transform, findings: CheckResult[]) {
    const names = findings.filter(({ severity }) => severity === 'error').map(({ check }) => check);
    super(`${transform.target} keeps its old rows: the new ones fail ${names.join(', ')}`, {
      hint: `see the rows: select * from etl.check_failures where check_name = '${names[0]}'`,
    });
    this.findings = findings;
  }
}

interface TransformOptions extends ScopeRequest {
  asOf: string;
  runId: bigint;
}

const ATTEMPTS = 3;

/**
 * Brings one target up to date in one transaction on one snapshot: scope, rows, checks, publication, history.
 * Throws RefusedRows when a check of severity `error` fails; nothing has changed then.
 */
export async function runTransform(
  session: Session,
  transform: Transform,
  options: TransformOptions,
): Promise<TransformResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(
        session,
        () => bringUpToDate(session, transform, options),
        'repeatable read',
      );
    } catch (error) {
      const failure = toSqlError(error, { file: `transform ${transform.name}`, text: '' });
      // Somebody changed a row of the target at the same time: the whole transform again, on a new snapshot.
      if (!failure.code.startsWith('sql.40') || attempt === ATTEMPTS) throw failure;
    }
  }
}

/** Fills `pg_temp.scope` and says what would run, inside a transaction that the caller rolls back. */
export async function planTransform(
  session: Session,
  transform: Transform,
  options: Omit<TransformOptions, 'runId'>,
): Promise<Scope> {
  return fillScope(session, transform, await parametersOf(session, options.asOf), {
    ...options,
    peek: true,
  });
}

/** The parameters of a run as of `asOf`, apart from `whole`, which the scope decides. */
export async function parametersOf(session: Session, asOf: string): Promise<TransformParameters> {
  return { whole: 'false', as_of: asOf, ...(await readReporting(session)) };
}

/** The logical time that the target's rows are as of; undefined when the transform has never run. */
export async function lastAsOf(
  session: Session,
  transform: Transform,
): Promise<string | undefined> {
  const state = await session.db
    .selectFrom('etl.transform_states')
    .select('as_of')
    .where('transform', '=', transform.name)
    .executeTakeFirst();
  return state?.as_of;
}

async function bringUpToDate(
  session: Session,
  transform: Transform,
  options: TransformOptions,
): Promise<TransformResult> {
  const started = performance.now();
  await skipWalCompression(session);
  const previous = await lastAsOf(session, transform);
  const byDays = options.days !== undefined && previous !== undefined;
  // A backfill covers some keys: as of another time, these would differ from the others for good.
  const asOf = byDays ? previous : options.asOf;
  const parameters = await parametersOf(session, asOf);
  const scope = await fillScope(session, transform, parameters, options);
  const nothing = { inserted: 0, updated: 0, deleted: 0, unchanged: 0, findings: [] };
  const done =
    scope.keys === 0 && !scope.whole
      ? nothing
      : await renew(session, transform, { ...parameters, whole: String(scope.whole) });
  const result = {
    transform: transform.name,
    reason: scope.reason,
    keys: scope.keys,
    ...done,
    duration_ms: Math.round(performance.now() - started),
  };
  await recordTransform(session, options.runId, result);
  if (!byDays) await remember(session, transform, asOf);
  return result;
}

async function renew(
  session: Session,
  transform: Transform,
  parameters: TransformParameters,
): Promise<Published & { findings: CheckResult[] }> {
  await computeRows(session, transform, parameters);
  const findings = await runStageChecks(session, transform.name, parameters);
  if (findings.some(({ severity }) => severity === 'error'))
    throw new RefusedRows(transform, findings);
  const published = await publish(session, transform, {
    whole: parameters.whole === 'true',
    asOf: parameters.as_of,
  });
  await transform.afterPublish?.(session);
  return { ...published, findings };
}

async function remember(session: Session, transform: Transform, asOf: string): Promise<void> {
  const state = { definition: await definitionOf(session, transform), as_of: asOf };
  await session.db
    .insertInto('etl.transform_states')
    .values({ transform: transform.name, ...state })
    .onConflict((conflict) => conflict.column('transform').doUpdateSet(state))
    .execute();
}
