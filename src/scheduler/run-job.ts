import { z } from 'zod';
import { hasTransaction } from '../database/require-idle.ts';
import type { Session } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import { findFinishedRun } from '../ledger/last-runs.ts';
import { beginRun, endFailedRun, endRun } from '../ledger/runs.ts';
import type { Progress } from '../progress.ts';
import { nameDeadline, withDeadlines } from './deadlines.ts';
import type { Job, JobContext, JobResult } from './job.ts';
import { CLOCK_SKEW_MS, refuseFutureSlot } from './slots.ts';

export type JobOutcome =
  | { status: 'succeeded' | 'checks_failed'; runId: bigint; result: JobResult }
  /** This slot was done before, by that run. */
  | { status: 'done already'; runId: bigint }
  /** A run that is as of a later time has finished: this one would move the data back. */
  | { status: 'superseded'; runId: bigint; asOf: string }
  /** Another process runs this job at the moment. */
  | { status: 'running elsewhere' };

export interface RunJobOptions {
  /** RFC 3339 instant of the slot; absent when started by hand. */
  scheduledAt?: string;
  /** RFC 3339. */
  now: string;
  /** For the daemon: a slot whose checks failed is left to people, and not run once more. */
  unattended?: boolean;
  exportFolder: string;
  progress: Progress;
}

/**
 * Executes one slot of a job under the job's advisory lock and with deadlines, and records it in
 * etl.runs. A slot that succeeded is never run again, and none that is older than what the job has
 * done. Throws ConfigError (exit 2) for a slot in the future, and what the job throws, after
 * recording the failure.
 */
export async function runJob(
  session: Session,
  job: Job,
  options: RunJobOptions,
): Promise<JobOutcome> {
  const { scheduledAt, now } = options;
  if (scheduledAt !== undefined) refuseFutureSlot(scheduledAt, now);
  return withDeadlines(session, async () => {
    if (!(await tryLock(session, job))) return { status: 'running elsewhere' };
    try {
      const finished = await findFinished(session, job, options);
      return finished ?? (await execute(session, job, options));
    } finally {
      await unlock(session, job);
    }
  });
}

async function execute(session: Session, job: Job, options: RunJobOptions): Promise<JobOutcome> {
  const { scheduledAt, now, exportFolder, progress } = options;
  const asOf = scheduledAt ?? now;
  const slot = scheduledAt === undefined ? {} : { scheduledAt };
  const runId = await beginRun(session, { job: job.name, asOf, ...slot });
  try {
    const result = await runAlone(session, job, { session, asOf, runId, exportFolder, progress });
    const { details, failures = [] } = result;
    const status = result.checksFailed ? 'checks_failed' : 'succeeded';
    const failed = { errorCode: 'check', errorMessage: failures.join('\n') || 'a check failed' };
    await endRun(session, runId, { status, details, ...(result.checksFailed ? failed : {}) });
    return { status, runId, result };
  } catch (error) {
    const named = await nameDeadline(session, job.name, error);
    await endFailedRun(session, runId, named);
    throw named;
  }
}

const jobResult = z.looseObject({
  summary: z.array(z.string()),
  details: z.record(z.string(), z.unknown()),
  checksFailed: z.boolean(),
  failures: z.array(z.string()).optional(),
});

/**
 * Runs the job's own code. A transaction that it leaves open is rolled back: else how the run ended, and every later run of
 * the session, would be lost with it.
 */
async function runAlone(session: Session, job: Job, context: JobContext): Promise<JobResult> {
  try {
    const result: unknown = await job.run(context);
    if (hasTransaction(session)) {
      throw new EtlError(`the job ${job.name} has left a transaction open, which was rolled back`, {
        hint: "end it within the job: session.pg.query('commit')",
        code: 'job.transaction',
      });
    }
    const read = jobResult.safeParse(result);
    if (read.success) return read.data as JobResult;
    throw new EtlError(`the job ${job.name} gave no result`, {
      hint: 'let it return { summary: [], details: {}, checksFailed: false }',
      code: 'job.result',
      cause: read.error,
    });
  } finally {
    // A lost connection has rolled back by itself.
    if (hasTransaction(session)) await session.pg.query('rollback').catch((lost: unknown) => lost);
  }
}

/**
 * The run by which this slot is done, or past. A run as of a time to come proves a wrong clock, and
 * nothing else.
 */
async function findFinished(
  session: Session,
  job: Job,
  { scheduledAt, now, unattended = false }: RunJobOptions,
): Promise<JobOutcome | undefined> {
  const soon = new Date(Date.parse(now) + CLOCK_SKEW_MS).toISOString();
  if (scheduledAt === undefined) return undefined;
  const run = await findFinishedRun(session, { job: job.name, scheduledAt, soon, unattended });
  if (!run) return undefined;
  if (run.same) return { status: 'done already', runId: run.id };
  return { status: 'superseded', runId: run.id, asOf: run.as_of };
}

async function tryLock(session: Session, job: Job): Promise<boolean> {
  const { rows } = await session.pg.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(hashtext('nyx-etl job'), hashtext($1)) as locked`,
    [job.name],
  );
  return rows[0]?.locked ?? false;
}

async function unlock(session: Session, job: Job): Promise<void> {
  await session.pg
    .query(`select pg_advisory_unlock(hashtext('nyx-etl job'), hashtext($1))`, [job.name])
    // A lost connection has given up its locks by itself.
    .catch((lost: unknown) => lost);
}
