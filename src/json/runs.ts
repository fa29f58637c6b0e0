import { z } from 'zod';
import { unitFormats } from '../choices.ts';
import { runStatuses } from '../ledger/read-runs.ts';
import { stepStatuses } from '../ledger/run-steps.ts';
import {
  asOf,
  checkResult,
  checksFailed,
  count,
  data,
  durationMs,
  flag,
  instant,
  listOf,
  runId,
  startedAt,
  text,
  texts,
  total,
  transformCounts,
} from './fields.ts';

const status = z
  .enum(runStatuses)
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
  heartbeat_at: instant('When its process said last that it is at work.'),
  host: text('Name of the machine it ran on.').nullable(),
  pid: z.int().describe('Its process there.').nullable(),
  version: text('Version of nyx-etl.').nullable(),
  resumes_run_id: runId
    .nullable()
    .describe('The unfinished run of the same slot that it has gone on with; else null.'),
  attempt: z
    .int()
    .positive()
    .nullable()
    .describe('Which attempt at its slot it is, from 1 on; null for a run by hand.'),
  backfill: flag('Whether its slot is older than what was done then.'),
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

export const runs = z.strictObject({
  runs: z.array(run).describe('The newest runs, the newest first.'),
  total,
});

const stepCounts = z
  .record(z.string(), z.number())
  .describe('What it did, in numbers. The keys are those of the step.');
const takenFrom = runId
  .nullable()
  .describe('The unfinished run that has done it, which this one has gone on with; else null.');

const step = z.strictObject({
  step: text('Name of the step.'),
  status: z
    .enum([...stepStatuses, 'cut_off'])
    .describe('How it stands; cut_off: its process or its connection was lost.'),
  started_at: startedAt,
  finished_at: finishedAt,
  duration_ms: durationMs.nullable(),
  summary: text('What it did, in a sentence.').nullable(),
  counts: stepCounts,
  failures: texts('What failed, in a sentence each.'),
  error_code: text('The code of what failed.').nullable(),
  error_message: errorMessage,
  taken_from_run_id: takenFrom,
});

export const runsShow = z.strictObject({
  run: run.describe('The run that was asked for.'),
  steps: z.array(step).describe('Its steps, in their order; none of a run of transforms by hand.'),
  checks: z.array(checkResult).describe('The checks of the run that found something.'),
  transforms: listOf('The transforms of the run, in their order.', {
    ...transformCounts,
    finished_at: instant('When it ended.'),
  }),
});

const stepDone = z.strictObject({
  step: text('Name of the step.'),
  status: z
    .enum(stepStatuses)
    .exclude(['running', 'failed'])
    .describe('How it ended; skipped: what failed before is not passed on.'),
  summary: text('What it did, in a sentence.'),
  counts: stepCounts,
  failures: texts('What failed, in a sentence each.'),
  notes: texts('What somebody may want to know besides.'),
  taken_from_run_id: takenFrom,
});

const slotDone = {
  scheduled_at: instant('The slot that was asked for; null for a run by hand.').nullable(),
  status: z
    .enum([
      'succeeded',
      'checks_failed',
      'differs',
      'done already',
      'running elsewhere',
      'nothing due',
    ])
    .describe('How the slot stands; the last three: this command did nothing.'),
  run_id: runId
    .nullable()
    .describe('The run that did it, as a string; null when another process is at it.'),
};

export const jobRun = z.strictObject({
  job: text('Name of the job.'),
  ...slotDone,
  slots: z
    .array(z.strictObject(slotDone))
    .describe('Every slot that was done, the oldest first; the newest is the one above.'),
  result: z
    .strictObject({
      summary: texts('What was done, in sentences for people.'),
      failures: texts('What failed, in a sentence each.'),
      steps: z.array(stepDone).describe('The steps, in their order.'),
      checks_failed: checksFailed,
    })
    .nullable()
    .describe('What the job did; null when this command did nothing.'),
});

export const scheduleSimulate = z.strictObject({
  zone: text('The zone whose clocks are shown.'),
  slots: listOf('Every slot, in their order.', {
    job: text('Name of the job.'),
    slot: instant('When it would be due.'),
    local: text('What clocks of the zone show then, as 2026-03-29 03:30.'),
    clock_change_minutes: z
      .int()
      .nullable()
      .describe('By how much clocks were put forward since the slot before, or back; else null.'),
  }),
});

/** What `schedule --print` prints. */
export const schedulePrint = z.strictObject({
  format: z.enum(unitFormats).describe('For which program.'),
  text: text('The files, each after a line with its path.'),
});

/** What `schedule` prints when it is stopped. */
export const schedule = z.strictObject({
  jobs: texts('Names of the jobs that it ran when they were due.'),
  stopped_by: z.enum(['SIGHUP', 'SIGINT', 'SIGTERM']).nullable().describe('What ended it.'),
});
