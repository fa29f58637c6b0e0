import { type Session, transaction } from '../database/session.ts';
import { runSqlFile } from '../database/sql-file.ts';
import { type Check, readChecks, type Severity } from './check-files.ts';
import type { TransformParameters } from './transform.ts';

const KEPT_ROWS = 100;

/** A check and what it found. */
export interface CheckResult {
  check: string;
  severity: Severity;
  demands: string;
  owner: string;
  /** Number of offending rows. */
  offending: number;
  /** Up to 100 of them, as JSON. They may be personal and never go into a message. */
  rows: string[];
}

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

/** Writes what checks found to etl.check_runs, for those of a run, and the offending rows to etl.check_failures. */
export async function keepFindings(
  session: Session,
  runId: bigint | null,
  findings: readonly CheckResult[],
): Promise<void> {
  await transaction(session, async () => {
    const failures = findings.flatMap(({ check, severity, rows }) =>
      rows.map((row) => ({ run_id: runId, check_name: check, severity, offending_row: row })),
    );
    if (failures.length > 0) await session.db.insertInto('etl.check_failures').values(failures).execute();
    if (runId === null || findings.length === 0) return;
    const checks = findings.map(({ check, severity, demands, owner, offending }) => ({
      ...{ run_id: runId, check_name: check, severity, demands, owner },
      rows_offending: offending,
    }));
    await session.db.insertInto('etl.check_runs').values(checks).execute();
  });
}
