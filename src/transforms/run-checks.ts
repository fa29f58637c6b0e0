import type { Session } from '../database/session.ts';
import { runSqlFile } from '../database/sql-file.ts';
import type { CheckResult } from '../ledger/steps.ts';
import { type Check, readChecks } from './check-files.ts';
import type { TransformParameters } from './transform.ts';

const KEPT_ROWS = 100;

/** Runs the checks of a transform on its new rows; returns those that found something. */
export async function runStageChecks(
  session: Session,
  stage: string,
  parameters: TransformParameters,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of readChecks().filter((candidate) => candidate.stage === stage)) {
    const result = await runCheck(session, check, parameters);
    if (result.offending > 0) results.push(result);
  }
  return results;
}

/** Runs one check; for a transform's stage `pg_temp.<stage>` and `pg_temp.scope` must be there. */
export async function runCheck(
  session: Session,
  check: Check,
  parameters: TransformParameters,
): Promise<CheckResult> {
  const text = `select count(*) over () as total, to_jsonb(offending)::text as row from (${check.file.text}) as offending limit ${KEPT_ROWS}`;
  const { rows } = await runSqlFile<{ total: bigint; row: string }>(
    session,
    { ...check.file, text },
    parameters,
  );
  const { name, severity, demands, owner } = check;
  return {
    check: name,
    severity,
    demands,
    owner,
    offending: Number(rows[0]?.total ?? 0n),
    rows: rows.map(({ row }) => row),
  };
}
