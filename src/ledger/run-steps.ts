// Writes and reads etl.run_steps: how far a run of a job has come.
import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { packageVersion } from '../package-root.ts';

/** How a step may stand. */
export const stepStatuses = [
  ...(['running', 'succeeded', 'nothing_to_do', 'checks_failed', 'skipped', 'failed'] as const),
] as const;

export type StepStatus = (typeof stepStatuses)[number];

/** How a step of a run ended. */
interface StepEnding {
  status: Exclude<StepStatus, 'running'>;
  summary?: string;
  counts?: Record<string, number>;
  failures?: readonly string[];
  errorCode?: string;
  errorMessage?: string;
}

/** A step that an earlier run of the same slot has finished. */
export interface FinishedStep {
  run_id: bigint;
  step: string;
  status: Exclude<StepStatus, 'running' | 'skipped' | 'failed'>;
  summary: string | null;
  failures: string[];
}

const unfinishedRun = sqlFile(import.meta.url, './unfinished_run.sql');
const takeOver = sqlFile(import.meta.url, './take_over_step.sql');

/** Writes down that a step has begun, and returns its row's number. */
export async function beginStep({ db }: Session, runId: bigint, step: string): Promise<bigint> {
  const { id } = await db
    .insertInto('etl.run_steps')
    .values({ run_id: runId, step, status: 'running' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes down how a step ended. */
export async function endStep({ db }: Session, id: bigint, ending: StepEnding): Promise<void> {
  const { status, summary = null, counts = {}, failures = [] } = ending;
  await db
    .updateTable('etl.run_steps')
    .set({
      ...{ status, summary },
      counts: JSON.stringify(counts),
      failures: [...failures],
      finished_at: sql<string>`clock_timestamp()`,
      error_code: ending.errorCode ?? null,
      error_message: ending.errorMessage ?? null,
    })
    .where('id', '=', id)
    .execute();
}

/** The newest run of a slot, where it did not come to its end, and the steps that it has finished. */
interface UnfinishedRun {
  runId: bigint;
  steps: FinishedStep[];
}

/** Reads how far the newest run of this slot has come; undefined unless it did not come to its end. */
export async function readUnfinishedRun(
  session: Session,
  { job, scheduledAt, asOf }: { job: string; scheduledAt?: string | undefined; asOf: string },
): Promise<UnfinishedRun | undefined> {
  const { rows } = await runSqlFile<FinishedStep | { run_id: bigint; step: null }>(
    session,
    unfinishedRun,
    {
      ...{ job, scheduled_at: scheduledAt ?? null, as_of: asOf },
      version: packageVersion,
    },
  );
  const [first] = rows;
  return first && { runId: first.run_id, steps: rows.filter((row) => row.step !== null) };
}

/** Writes down that a run does a step no more, because an earlier one has finished it. */
export async function takeOverStep(
  session: Session,
  runId: bigint,
  { run_id, step }: FinishedStep,
): Promise<void> {
  const runs = { run_id: String(runId), from_run_id: String(run_id) };
  await runSqlFile(session, takeOver, { ...runs, step });
}
