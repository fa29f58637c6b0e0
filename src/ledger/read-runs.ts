// Reads the history of runs as it stands at the moment: what says running and is not is shown as
// abandoned.
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import type { StepStatus } from './run-steps.ts';
import type { CheckResult, TransformStep } from './steps.ts';

/** How a run may stand. */
export const runStatuses = [
  ...(['running', 'succeeded', 'checks_failed', 'differs', 'export_failed'] as const),
  ...(['failed', 'cancelled', 'abandoned'] as const),
] as const;

export type RunStatus = (typeof runStatuses)[number];

/** A run as the history shows it. Its number is text, for programs that would round 64 bits. */
export interface Run {
  run_id: string;
  job: string;
  status: RunStatus;
  /** RFC 3339, as all instants here; null for a run that was started by hand. */
  scheduled_at: string | null;
  as_of: string | null;
  started_at: string;
  finished_at: string | null;
  heartbeat_at: string;
  host: string | null;
  pid: number | null;
  version: string | null;
  /** The unfinished run whose finished steps it has taken over. */
  resumes_run_id: string | null;
  /** Which attempt at its slot it is, from 1 on; null for a run that was started by hand. */
  attempt: number | null;
  backfill: boolean;
  /** Until now while it runs; null when nobody knows. */
  duration_ms: number | null;
  error_code: string | null;
  error_message: string | null;
  details: unknown;
  /** Number of checks that were recorded, and of those that found something. */
  checks: number;
  errors: number;
  warnings: number;
}

/** A check of a run that found something, as its header described it then. */
export type RunCheck = Omit<CheckResult, 'rows'>;

/** A step of a run. */
export interface RunStep {
  step: string;
  /** cut_off: its process or its connection was lost in the midst of it. */
  status: StepStatus | 'cut_off';
  started_at: string;
  finished_at: string | null;
  duration_ms: number | null;
  summary: string | null;
  counts: Record<string, number>;
  failures: string[];
  error_code: string | null;
  error_message: string | null;
  taken_from_run_id: string | null;
}

/** What a run did to one derived table, and when it ended. */
export type RunTransform = TransformStep & { finished_at: string };

const runList = sqlFile(import.meta.url, './run_list.sql');
const runSteps = sqlFile(import.meta.url, './run_steps.sql');
const runChecks = sqlFile(import.meta.url, './run_checks.sql');

/** The newest runs, at most `limit`, and how many there are, of every job. */
export async function listRuns(
  session: Session,
  limit: number,
): Promise<{ runs: Run[]; total: number }> {
  const { total } = await session.db
    .selectFrom('etl.runs')
    .select(({ fn }) => fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const runs = await readRuns(session, { id: null, limit: String(limit) });
  return { runs, total: Number(total) };
}

/** One run, what its checks found and its transforms did; undefined when there is none with this number. */
export async function readRun(
  session: Session,
  id: number,
): Promise<
  { run: Run; steps: RunStep[]; checks: RunCheck[]; transforms: RunTransform[] } | undefined
> {
  const [run] = await readRuns(session, { id: String(id), limit: '1' });
  if (!run) return undefined;
  const { rows: checks } = await runSqlFile<RunCheck>(session, runChecks, { id: run.run_id });
  const { rows: steps } = await runSqlFile<RunStep>(session, runSteps, { id: run.run_id });
  return { run, steps, checks, transforms: await readTransforms(session, BigInt(id)) };
}

async function readTransforms({ db }: Session, runId: bigint): Promise<RunTransform[]> {
  const transforms = await db
    .selectFrom('etl.transform_runs')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('id')
    .execute();
  return transforms.map(({ transform, reason, duration_ms, finished_at, ...t }) => ({
    ...{ transform, reason },
    keys: Number(t.scope_keys),
    inserted: Number(t.rows_inserted),
    updated: Number(t.rows_updated),
    deleted: Number(t.rows_deleted),
    unchanged: Number(t.rows_unchanged),
    ...{ duration_ms, finished_at },
  }));
}

async function readRuns(
  session: Session,
  parameters: { id: string | null; limit: string },
): Promise<Run[]> {
  return (await runSqlFile<Run>(session, runList, parameters)).rows;
}
