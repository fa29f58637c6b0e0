import { jobs as ownJobs } from '../../jobs/index.ts';
import { ConfigError, EtlError, type ExitCode } from '../errors.ts';
import { withRetries } from '../ingest/retry.ts';
import type { JsonOutput } from '../json/index.ts';
import type { Progress } from '../progress.ts';
import { findJob } from '../scheduler/configure-jobs.ts';
import { describeResult } from '../scheduler/describe-result.ts';
import type { Job } from '../scheduler/job.ts';
import { type JobOutcome, type RunJobOptions, runJob } from '../scheduler/run-job.ts';
import { readInstant } from '../transforms/instant.ts';
import {
  type CommandArguments,
  defineCommand,
  printDone,
  remark,
  withMigratedSession,
  withProgress,
} from './command.ts';
import { type ConfiguredJobs, readJobs } from './configured-jobs.ts';

/** So long is a server that went away meanwhile waited for. */
const RETRY_FOR_MS = 60_000;

const options = {
  job: { type: 'string', demandOption: true, describe: 'its name' },
  'scheduled-at': {
    type: 'string',
    describe:
      'the slot, RFC 3339; one that succeeded is not run again, one older than that is refused',
  },
  backfill: {
    type: 'boolean',
    default: false,
    describe: 'also a slot older than what is done; latest stays where it is',
  },
  out: { type: 'string', describe: 'folder of published warehouses' },
} as const;

export default defineCommand({
  command: 'run <job>',
  describe: `execute one slot of a job (${ownJobs.map((job) => job.name).join(', ')})`,
  positionals: ['job'],
  options,
  examples: [
    [
      'run nightly',
      'transform, check and export, now; exit 3 when a check failed, and nothing is published',
    ],
    [
      'run nightly --scheduled-at 2026-11-22T02:30:00Z',
      'the slot of that night, once, as cron would',
    ],
  ],
  run: async (args) => {
    const configured = await readJobs(args);
    const job = findJob(configured.jobs, args.job);
    const slot = args['scheduled-at'];
    const scheduledAt = slot === undefined ? undefined : readInstant('--scheduled-at', slot);
    const outcome = await withProgress(args, (progress) =>
      runUntilBack(args, configured, job, scheduledAt, progress),
    );
    requireDone(job, scheduledAt, outcome);
    printDone(args, 'run', toJson(job, scheduledAt, outcome), () =>
      describe(job, scheduledAt, outcome),
    );
    if (outcome.status !== 'checks_failed' && outcome.status !== 'differs') return undefined;
    remark(
      args,
      `next: nyx-etl runs show ${outcome.runId}, then mend the rows and run the job again`,
    );
    return 3 satisfies ExitCode;
  },
});

/**
 * Runs the job, and again from its beginning when the server was lost meanwhile. A slot waits for a
 * server that is not there yet, too: nobody sits before it, and cron would not come again until the
 * next one.
 */
async function runUntilBack(
  args: CommandArguments<typeof options>,
  { configuration, exportFolder }: ConfiguredJobs,
  job: Job,
  scheduledAt: string | undefined,
  progress: Progress,
): Promise<JobOutcome> {
  const options: RunJobOptions = {
    ...(scheduledAt === undefined ? {} : { scheduledAt }),
    now: new Date().toISOString(),
    backfill: args.backfill,
    settings: configuration.settings,
    exportFolder,
    progress,
  };
  let attempts = 0;
  const once = (begun: () => void) => {
    if (scheduledAt !== undefined) begun();
    return withMigratedSession(args, `run ${job.name}`, async (session) => {
      begun();
      attempts++;
      const outcome = await runJob(session, job, options);
      // The session that was lost may hold the lock until the server has noticed.
      if (outcome.status === 'running elsewhere' && attempts > 1) throw lockedError(job);
      return outcome;
    });
  };
  const onRetry = (error: EtlError) => remark(args, `trying again: ${error.message}`);
  return withRetries(once, { deadlineMs: RETRY_FOR_MS, onRetry });
}

function lockedError(job: Job): EtlError {
  return new EtlError(`${job.name} is running in another process`, {
    hint: "see 'nyx-etl runs', and try again when it has ended",
    code: 'locked',
    exitCode: 75,
    retryable: true,
  });
}

/** Who asks for a run by hand wants it; a slot is done when anybody has done it. */
function requireDone(
  job: Job,
  scheduledAt: string | undefined,
  outcome: JobOutcome,
): asserts outcome is Done {
  if (outcome.status === 'running elsewhere' && scheduledAt === undefined) throw lockedError(job);
  if (outcome.status !== 'superseded') return;
  throw new ConfigError(
    `the slot ${scheduledAt} of ${job.name} is older than run ${outcome.runId}, which is as of ${outcome.asOf}`,
    {
      hint: `run 'nyx-etl run ${job.name}' for a run as of now; --backfill does the old slot and leaves what stands for now as it is; days are computed anew by 'nyx-etl transform --from … --to …'`,
      code: 'slot.superseded',
    },
  );
}

function describe(job: Job, scheduledAt: string | undefined, outcome: Done): string {
  if ('result' in outcome) return describeResult(outcome.result).join('\n');
  const run = outcome.status === 'done already' ? ` by run ${outcome.runId}` : '';
  return `${job.name}: ${outcome.status}${run}, slot ${scheduledAt}`;
}

type Done = Exclude<JobOutcome, { status: 'superseded' }>;

function toJson(job: Job, scheduledAt: string | undefined, outcome: Done): JsonOutput['run'] {
  const run_id = 'runId' in outcome ? String(outcome.runId) : null;
  const head = { job: job.name, status: outcome.status, scheduled_at: scheduledAt ?? null, run_id };
  if (!('result' in outcome)) return { ...head, result: null };
  const { steps, failures } = outcome.result;
  return {
    ...head,
    result: {
      summary: describeResult(outcome.result),
      failures: [...failures],
      steps: steps.map(({ step, status, summary, counts, failures, notes, takenFrom }) => ({
        ...{ step, status, summary, counts, failures: [...failures], notes: [...notes] },
        taken_from_run_id: takenFrom === undefined ? null : String(takenFrom),
      })),
      checks_failed: failures.length > 0,
    },
  };
}
