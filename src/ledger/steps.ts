// What a run did, step by step: transforms, and checks with the rows they found offending.
import { sql } from 'kysely';
import { type Session, transaction } from '../database/session.ts';

/** One transform within a run: why it ran, over how many keys, and what it changed. */
export interface TransformStep {
  transform: string;
  reason: string;
  keys: number;
  inserted: number;
  updated: number;
  deleted: number;
  unchanged: number;
  duration_ms: number;
}

export const severities = ['error', 'warn'] as const;
/** Whether what a check finds stops the work. */
export type Severity = (typeof severities)[number];

/** A check and what it found. */
export interface CheckResult {
  check: string;
  severity: Severity;
  demands: string;
  owner: string;
  /** Number of offending rows. */
  offending: number;
  /** Up to 100 of them, as JSON. They may be personal and never go into a message. */
  rows: readonly string[];
}

/** Writes down a transform of a run. */
export async function recordTransform(
  session: Session,
  runId: bigint,
  step: TransformStep,
): Promise<void> {
  await session.db
    .insertInto('etl.transform_runs')
    .values({
      run_id: runId,
      transform: step.transform,
      reason: step.reason,
      scope_keys: step.keys,
      rows_inserted: step.inserted,
      rows_updated: step.updated,
      rows_deleted: step.deleted,
      rows_unchanged: step.unchanged,
      duration_ms: step.duration_ms,
    })
    .execute();
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
    if (failures.length > 0)
      await session.db.insertInto('etl.check_failures').values(failures).execute();
    if (runId === null || findings.length === 0) return;
    const checks = findings.map(({ check, severity, demands, owner, offending }) => ({
      ...{ run_id: runId, check_name: check, severity, demands, owner },
      rows_offending: offending,
    }));
    await session.db.insertInto('etl.check_runs').values(checks).execute();
  });
}

/** Steps that an interrupted run over the same days has finished, as `<transform> <step name>`. */
export async function finishedSteps(
  session: Session,
  days: { from: string; to: string },
): Promise<Set<string>> {
  const last = await session.db
    .selectFrom('etl.runs')
    .select(['id', 'status'])
    .where('job', '=', 'transform')
    .where(sql<boolean>`details -> 'days' = ${JSON.stringify(days)}::jsonb`)
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  // The newest row is the run that asks.
  const interrupted = last[1];
  if (!interrupted || ['succeeded', 'checks_failed'].includes(interrupted.status)) return new Set();
  const steps = await session.db
    .selectFrom('etl.transform_runs')
    .select(['transform', 'reason'])
    .where('run_id', '=', interrupted.id)
    .execute();
  return new Set(steps.map(({ transform, reason }) => `${transform} ${reason}`));
}
