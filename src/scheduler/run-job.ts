import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import type { Job, JobResult } from './job.ts';

export type JobOutcome =
  | { status: 'succeeded'; runId: bigint; result: JobResult }
  /** This slot was done before. */
  | { status: 'done already' }
  /** Another process runs this job at the moment. */
  | { status: 'running elsewhere' };

export interface RunJobOptions {
  /** RFC 3339 instant of the slot; absent when started by hand. */
  scheduledAt?: string;
  /** RFC 3339. */
  now: string;
  exportFolder: string;
  progress: Progress;
}

/**
 * Executes one slot of a job under the job's advisory lock and records it in etl.runs. A slot that succeeded is
 * never run again. Throws what the job throws, after recording the failure.
 */
export async function runJob(session: Session, job: Job, options: RunJobOptions): Promise<JobOutcome> {
  if (!(await tryLock(session, job))) return { status: 'running elsewhere' };
  try {
    await abandonDeadRuns(session, job);
    if (options.scheduledAt && (await isDone(session, job, options.scheduledAt)))
      return { status: 'done already' };
    return await execute(session, job, options);
  } finally {
    await unlock(session, job);
  }
}

async function execute(session: Session, job: Job, options: RunJobOptions): Promise<JobOutcome> {
  const asOf = options.scheduledAt ?? options.now;
  const run = await session.db
    .insertInto('etl.runs')
    .values({ job: job.name, scheduled_at: options.scheduledAt ?? null, as_of: asOf, status: 'running' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { exportFolder, progress } = options;
  try {
    const result = await job.run({ session, asOf, runId: run.id, exportFolder, progress });
    await finish(session, run.id, {
      status: 'succeeded',
      details: JSON.stringify(result.details, bigintsAsText),
    });
    return { status: 'succeeded', runId: run.id, result };
  } catch (error) {
    await recordFailure(session, run.id, error);
    throw error;
  }
}

async function recordFailure(session: Session, runId: bigint, error: unknown): Promise<void> {
  const code = error instanceof EtlError ? error.code : 'bug';
  const status = code === 'sql.57014' ? 'cancelled' : 'failed';
  const error_message = error instanceof Error ? error.message : String(error);
  // When the connection is what failed, the run stays 'running' and the next one finds that it was abandoned.
  await finish(session, runId, { status, error_code: code, error_message }).catch((lost: unknown) => lost);
}

interface Ending {
  status: 'succeeded' | 'failed' | 'cancelled';
  details?: string;
  error_code?: string;
  error_message?: string;
}

async function finish(session: Session, runId: bigint, ending: Ending): Promise<void> {
  await session.db
    .updateTable('etl.runs')
    .set({ ...ending, finished_at: sql<string>`clock_timestamp()` })
    .where('id', '=', runId)
    .execute();
}

/** The lock is ours, so whatever still says 'running' belonged to a process that is gone. */
async function abandonDeadRuns(session: Session, job: Job): Promise<void> {
  await session.db
    .updateTable('etl.runs')
    .set({ status: 'abandoned', finished_at: sql<string>`clock_timestamp()` })
    .where('job', '=', job.name)
    .where('status', '=', 'running')
    .execute();
}

async function isDone(session: Session, job: Job, scheduledAt: string): Promise<boolean> {
  const done = await session.db
    .selectFrom('etl.runs')
    .select('id')
    .where('job', '=', job.name)
    .where('scheduled_at', '=', scheduledAt)
    .where('status', '=', 'succeeded')
    .executeTakeFirst();
  return done !== undefined;
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

const bigintsAsText = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
