import { defaultSettings } from '../configuration/check-settings.ts';
import type { Settings } from '../configuration/sections.ts';
import { tryLock, whileLocked } from '../database/advisory-lock.ts';
import type { Session } from '../database/session.ts';
import { findFinishedRun } from '../ledger/last-runs.ts';
import { readUnfinishedRun } from '../ledger/run-steps.ts';
import { claimRun, endFailedRun, endRun, type RunEnding } from '../ledger/runs.ts';
import type { Progress } from '../progress.ts';
import { nameDeadline, withDeadlines } from './deadlines.ts';
import type { Job, JobResult } from './job.ts';
import { FailedStep, runSteps, type StepEvent } from './run-steps.ts';
import { CLOCK_SKEW_MS, refuseFutureSlot } from './slots.ts';
import { watchRun } from './watch-run.ts';

/** How a run ended that came to its end. */
type DoneStatus = 'succeeded' | 'checks_failed' | 'differs';

export type JobOutcome =
  | { status: DoneStatus; runId: bigint; result: JobResult }
  /** This slot was done before, by that run. */
  | { status: 'done already'; runId: bigint }
  /** A run that is as of a later time has finished: this one would move the data back. */
  | { status: 'superseded'; runId: bigint; asOf: string }
  /** Another process runs this job at the moment. */
  | { status: 'running elsewhere' };

export interface RunJobOptions {
  /** RFC 3339 instant of the slot; absent when started by hand. */
  scheduledAt?: string | undefined;
  /** RFC 3339. */
  now: string;
  /** For the daemon: a slot whose checks failed is left to people, and not run once more. */
  unattended?: boolean;
  /** Also a slot that is older than what the job has done. */
  backfill?: boolean;
  /** Default: what a configuration that says nothing has. */
  settings?: Settings;
  exportFolder: string;
  progress: Progress;
  /** Called when a step begins and when it has ended. */
  onStep?: (event: StepEvent) => void;
}

/**
 * Executes one slot of a job, step by step, under the job's advisory lock and with deadlines, and records it in
 * etl.runs. A slot that succeeded is never run again, and none that is older than what the job has
 * done, unless it is a backfill. What an unfinished run of the slot has finished is not done again.
 * Throws ConfigError (exit 2) for a slot in the future, and what a step throws, after recording the failure.
 */
export async function runJob(
  session: Session,
  job: Job,
  options: RunJobOptions,
): Promise<JobOutcome> {
  const { scheduledAt, now } = options;
  if (scheduledAt !== undefined) refuseFutureSlot(scheduledAt, now);
  return withDeadlines(session, async () => {
    const key = ['nyx-etl job', job.name] as const;
    if (!(await tryLock(session, key))) return { status: 'running elsewhere' };
    return whileLocked(session, key, async () => {
      const finished = await findFinished(session, job, options);
      if (finished && !isBackfill(finished, options)) return finished;
      return execute(session, job, options, finished?.asOf);
    });
  });
}

async function execute(
  session: Session,
  job: Job,
  options: RunJobOptions,
  standsAsOf?: string,
): Promise<JobOutcome> {
  const { scheduledAt, now, exportFolder, settings = defaultSettings(), progress } = options;
  const asOf = scheduledAt ?? now;
  const unfinished = await readUnfinishedRun(session, { job: job.name, scheduledAt, asOf });
  const runId = await claimRun(session, {
    ...{ job: job.name, scheduledAt, asOf, backfill: standsAsOf !== undefined },
    resumesRunId: unfinished?.runId,
  });
  if (runId === undefined) return { status: 'running elsewhere' };
  try {
    await using watch = await watchRun(session, job, runId);
    const context = {
      ...{ session, job: job.name, asOf, standsAsOf: standsAsOf ?? asOf, runId },
      resumesRunId: unfinished?.runId,
      ...{ settings, exportFolder, progress },
    };
    const result = await runSteps(
      job,
      { ...context, signal: watch.signal },
      {
        finished: unfinished?.steps ?? [],
        onStep: options.onStep ?? (() => {}),
      },
    );
    const status = statusOf(job, result);
    await endRun(session, runId, { status, ...(status === 'succeeded' ? {} : describe(result)) });
    return { status, runId, result };
  } catch (error) {
    const { cause, step } = error instanceof FailedStep ? error : { cause: error, step: undefined };
    const named = await nameDeadline(session, job.name, cause);
    const status = step?.endsAs === 'export_failed' ? step.endsAs : 'failed';
    await endFailedRun(session, runId, named, status);
    throw named;
  }
}

type Past = Extract<JobOutcome, { status: 'superseded' }>;

function isBackfill(finished: JobOutcome, { backfill }: RunJobOptions): finished is Past {
  return finished.status === 'superseded' && backfill === true;
}

/** The first step that has found something decides. */
function statusOf(job: Job, { steps }: JobResult): DoneStatus {
  const failed = steps.find(({ status }) => status === 'checks_failed');
  if (!failed) return 'succeeded';
  const step = job.steps.find(({ name }) => name === failed.step);
  return step?.endsAs === 'differs' ? 'differs' : 'checks_failed';
}

function describe({ failures }: JobResult): Partial<RunEnding> {
  return { errorCode: 'check', errorMessage: failures.join('\n') };
}

/**
 * The run by which this slot is done, or past. A run as of a time to come proves a wrong clock, and
 * nothing else.
 */
async function findFinished(
  session: Session,
  job: Job,
  { scheduledAt, now, unattended = false }: RunJobOptions,
): Promise<Exclude<JobOutcome, { result: JobResult }> | undefined> {
  const soon = new Date(Date.parse(now) + CLOCK_SKEW_MS).toISOString();
  if (scheduledAt === undefined) return undefined;
  const run = await findFinishedRun(session, { job: job.name, scheduledAt, soon, unattended });
  if (!run) return undefined;
  if (run.same) return { status: 'done already', runId: run.id };
  return { status: 'superseded', runId: run.id, asOf: run.as_of };
}
