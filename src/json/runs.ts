import { z } from 'zod';
import {
  asOf,
  checkResult,
  checksFailed,
  count,
  data,
  durationMs,
  instant,
  runId,
  startedAt,
  text,
  total,
  transformCounts,
} from './fields.ts';

const status = z
  .enum(['running', 'succeeded', 'checks_failed', 'failed', 'cancelled', 'abandoned'])
  .describe('How it stands; abandoned: its process or its connection was lost.');
const slot = instant('The slot it was run for; null for a run by hand.').nullable();
const finishedAt = instant('When it ended; null while it runs.').nullable();
const errorMessage = text('What failed, in words.').nullable();

/** The newest run of a job, as `status` tells of it. */
export const lastRun = z.strictObject({
  run_id: runId,
  status,
  scheduled_at: slot,
  started_at: startedAt,
  finished_at: finishedAt,
  error_message: errorMessage,
});

const run = z.strictObject({
  run_id: runId,
  job: text('The job, or transform for a run of transforms by hand.'),
  status,
  scheduled_at: slot,
  as_of: asOf.nullable(),
  started_at: startedAt,
  finished_at: finishedAt,
  duration_ms: durationMs
    .nullable()
    .describe('How long it took, or runs already, in milliseconds.'),
  error_code: text('The code of what failed.').nullable(),
  error_message: errorMessage,
  details: data('What the job keeps of the run. The keys are those of the job.'),
  checks: count('Checks that were run.'),
  errors: count('Checks of severity error that found something.'),
  warnings: count('Checks of severity warn that found something.'),
});

/** What `runs` prints. */
export const runs = z.strictObject({
  runs: z.array(run).describe('The newest runs, the newest first.'),
  total,
});

/** What `runs show` prints. */
export const runsShow = z.strictObject({
  run: run.describe('The run that was asked for.'),
  checks: z.array(checkResult).describe('The checks of the run that found something.'),
  transforms: z
    .array(z.strictObject({ ...transformCounts, finished_at: instant('When it ended.') }))
    .describe('The transforms of the run, in their order.'),
});

/** What `run` prints. */
export const jobRun = z.strictObject({
  job: text('Name of the job.'),
  status: z
    .enum(['succeeded', 'checks_failed', 'done already', 'running elsewhere'])
    .describe('How the slot stands; the last two: this command did nothing.'),
  scheduled_at: instant('The slot that was asked for; null for a run by hand.').nullable(),
  run_id: runId
    .nullable()
    .describe('The run that did it, as a string; null when another process is at it.'),
  result: z
    .strictObject({
      summary: z.array(z.string()).describe('What was done, in sentences for people.'),
      failures: z.array(z.string()).describe('What failed, in a sentence each.'),
      details: z
        .record(z.string(), z.unknown())
        .describe('What is kept of the run. The keys are data.'),
      checks_failed: checksFailed,
    })
    .nullable()
    .describe('What the job did; null when this command did nothing.'),
});

/** What `schedule` prints when it is stopped. */
export const schedule = z.strictObject({
  jobs: z.array(z.string()).describe('Names of the jobs that it ran when they were due.'),
  stopped_by: z.enum(['SIGHUP', 'SIGINT', 'SIGTERM']).nullable().describe('What ended it.'),
});
