import { jobs as ownJobs } from '../../jobs/index.ts';
import type { Session } from '../database/session.ts';
import { ConfigError, type EtlError, type ExitCode, LaterError } from '../errors.ts';
import { withRetries } from '../ingest/retry.ts';
import type { JsonOutput } from '../json/index.ts';
import type { Progress } from '../progress.ts';
import { findJob } from '../scheduler/configure-jobs.ts';
import { describeResult } from '../scheduler/describe-result.ts';
import { findDueSlots } from '../scheduler/due-slots.ts';
import type { Job } from '../scheduler/job.ts';
import { type JobOutcome, runJob } from '../scheduler/run-job.ts';
import { latestSlot } from '../scheduler/slots.ts';
import { migrationState } from '../schema.ts';
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
import { tellEnded } from './tell-ended.ts';

/** --scheduled-at for the slots that have come and are not done. */
const AUTO = 'auto';

const options = {
  job: { type: 'string', demandOption: true, describe: 'its name' },
  'scheduled-at': {
    type: 'string',
    describe:
      'the slot, RFC 3339; one that succeeded is not run again, one older than that is refused; auto: those that are due',
  },
  backfill: {
    type: 'boolean',
    default: false,
    describe: 'also a slot older than what is done; latest stays where it is',
  },
  out: { type: 'string', describe: 'folder of published warehouses' },
} as const;

type Arguments = CommandArguments<typeof options>;
/** What became of a slot; of a run by hand there is none. */
interface Done {
  scheduledAt: string | undefined;
  outcome: Exclude<JobOutcome, { status: 'superseded' }>;
}

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
    ['run nightly --scheduled-at auto', 'what is due and not done, for cron and timers'],
    ['run nightly --scheduled-at 2026-11-22T02:30:00Z', 'the slot of that night, once'],
  ],
  run: async (args) => {
    const configured = await readJobs(args);
    const job = findJob(configured.jobs, args.job);
    refuseBackfillOfNothing(args);
    const done = await withProgress(args, (progress) =>
      runUntilBack(args, configured, job, progress),
    );
    // Who asks for a run by hand wants it; a slot is done when anybody has done it.
    if (done[0]?.scheduledAt === undefined && done[0]?.outcome.status === 'running elsewhere')
      throw lockedError(job);
    printDone(args, 'run', toJson(job, done), () =>
      done.length === 0
        ? `${job.name}: no slot of the last year`
        : done.map((one) => describe(job, one)).join('\n'),
    );
    const bad = done.find(
      ({ outcome: { status } }) => status === 'checks_failed' || status === 'differs',
    );
    if (!bad || !('runId' in bad.outcome)) return undefined;
    remark(
      args,
      `next: nyx-etl runs show ${bad.outcome.runId}, then mend the rows and run the job again`,
    );
    return 3 satisfies ExitCode;
  },
});

/**
 * Runs the job, and again when the server was lost meanwhile: then it goes on with the step that was cut off. A slot waits
 * for a server that is not there yet, too: nobody sits before it, and cron would not come again until the next one.
 */
async function runUntilBack(
  args: Arguments,
  configured: ConfiguredJobs,
  job: Job,
  progress: Progress,
): Promise<Done[]> {
  const { configuration, exportFolder } = configured;
  const now = new Date();
  const wanted = args['scheduled-at'];
  const auto = wanted === AUTO;
  let attempts = 0;
  const runAndTell = (session: Session, options: Parameters<typeof runJob>[2]) =>
    runJob(session, job, options).finally(() =>
      tellEnded(session, configured, (sentence) => remark(args, sentence)),
    );
  const runSlot = async (session: Session, scheduledAt: string | undefined): Promise<Done> => {
    const outcome = await runAndTell(session, {
      ...{ scheduledAt, now: now.toISOString(), unattended: auto, backfill: args.backfill },
      ...{ settings: configuration.settings, exportFolder, progress },
    });
    // The session that was lost may hold the lock until the server has noticed.
    if (outcome.status === 'running elsewhere' && attempts > 1) throw lockedError(job);
    return { scheduledAt, outcome: requireDone(job, scheduledAt, outcome) };
  };
  const once = (begun: () => void) => {
    if (wanted !== undefined) begun();
    return withMigratedSession(args, `run ${job.name}`, async (session) => {
      begun();
      attempts++;
      const done: Done[] = [];
      for (const slot of await slotsOf(session, job, wanted, now)) {
        const one = await runSlot(session, slot);
        done.push(one);
        if (one.outcome.status === 'running elsewhere') break;
      }
      return done;
    });
  };
  const onRetry = (error: EtlError) => remark(args, `trying again: ${error.message}`);
  return withRetries(once, { onRetry });
}

/** The slots that are meant; undefined stands for a run by hand. */
async function slotsOf(
  session: Session,
  job: Job,
  wanted: string | undefined,
  now: Date,
): Promise<(string | undefined)[]> {
  if (wanted !== AUTO)
    return [wanted === undefined ? undefined : readInstant('--scheduled-at', wanted)];
  const { applied } = await migrationState(session);
  const due = await findDueSlots(session, job, { now, since: applied[0]?.applied_at });
  const newest = latestSlot(job, now);
  // Of one that is done it is said which run has done it.
  const slots = due.length === 0 && newest ? [newest] : due;
  return slots.map((slot) => slot.toISOString());
}

function refuseBackfillOfNothing({ backfill, 'scheduled-at': slot }: Arguments): void {
  if (!backfill || (slot !== undefined && slot !== AUTO)) return;
  throw new ConfigError('--backfill is for a slot that is past', {
    hint: 'name it: --backfill --scheduled-at 2026-11-22T02:30:00Z',
  });
}

function lockedError(job: Job): EtlError {
  return new LaterError(`${job.name} is running in another process`, {
    hint: "see 'nyx-etl runs', and try again when it has ended",
  });
}

function requireDone(
  job: Job,
  scheduledAt: string | undefined,
  outcome: JobOutcome,
): Done['outcome'] {
  if (outcome.status !== 'superseded') return outcome;
  throw new ConfigError(
    `the slot ${scheduledAt} of ${job.name} is older than run ${outcome.runId}, which is as of ${outcome.asOf}`,
    {
      hint: `run 'nyx-etl run ${job.name}' for a run as of now; --backfill does the old slot and leaves what stands for now as it is; days are computed anew by 'nyx-etl transform --from … --to …'`,
      code: 'slot.superseded',
    },
  );
}

function describe(job: Job, { scheduledAt, outcome }: Done): string {
  if ('result' in outcome) return describeResult(outcome.result).join('\n');
  const run = outcome.status === 'done already' ? ` by run ${outcome.runId}` : '';
  return `${job.name}: ${outcome.status}${run}, slot ${scheduledAt}`;
}

/** Of a job that is due on a day as rare as 29 February. */
const NOTHING_DUE = { scheduled_at: null, status: 'nothing due', run_id: null } as const;

/** Of several slots the newest one, and the others by their numbers. */
function toJson(job: Job, done: readonly Done[]): JsonOutput['run'] {
  const slots = done.map(({ scheduledAt, outcome }) => ({
    scheduled_at: scheduledAt ?? null,
    status: outcome.status,
    run_id: 'runId' in outcome ? String(outcome.runId) : null,
  }));
  const [last, head = NOTHING_DUE] = [done.at(-1), slots.at(-1)];
  const result = last && 'result' in last.outcome ? toJsonResult(last.outcome.result) : null;
  return { job: job.name, ...head, slots, result };
}

function toJsonResult(
  result: Extract<JobOutcome, { result: object }>['result'],
): JsonOutput['run']['result'] {
  return {
    summary: describeResult(result),
    failures: [...result.failures],
    steps: result.steps.map(({ takenFrom, failures, notes, ...step }) => ({
      ...{ step: step.step, status: step.status, summary: step.summary, counts: step.counts },
      ...{ failures: [...failures], notes: [...notes] },
      taken_from_run_id: takenFrom === undefined ? null : String(takenFrom),
    })),
    checks_failed: result.failures.length > 0,
  };
}
