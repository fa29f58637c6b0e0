import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { EtlError } from '../errors.ts';
import { unless } from '../system-errors.ts';
import type { Job } from './job.ts';
import type { JobOutcome } from './run-job.ts';
import { latestSlot, nextSlot } from './slots.ts';

const MINUTE_MS = 60_000;
/**
 * After how many ticks a slot that failed is tried again: sooner where it may heal by itself (a
 * restart, a lock).
 */
const LONGEST_WAIT = { retryable: 4, other: 32 };

export interface DispatcherOptions {
  jobs: readonly Job[];
  /** Runs one slot on a session of its own. */
  runSlot: (job: Job, slot: Date) => Promise<JobOutcome>;
  logger: Logger;
  signal: AbortSignal;
}

/** How a job's newest slot stands in this process. */
interface SlotState {
  slot: number;
  finished: boolean;
  failures: number;
  /** Ticks to let pass before it is tried again. */
  wait: number;
}

/**
 * Makes the function that a clock calls once a minute: it tries the due slot of each job, one after
 * the other, unless it is done. A slot is never given up: what fails or runs elsewhere is tried
 * again at later ticks, until it is done or the next slot takes its place. It counts ticks, not
 * time: a clock that jumps delays nothing.
 */
export function createDispatcher({ jobs, runSlot, logger, signal }: DispatcherOptions) {
  const states = new Map<string, SlotState>();
  return async (now: Date): Promise<void> => {
    for (const job of jobs) {
      const slot = latestSlot(job.cron, now);
      if (signal.aborted || !slot) continue;
      const state = stateOf(states, job, slot);
      if (state.finished || state.wait-- > 0) continue;
      await attempt(job, slot, state);
    }
  };

  async function attempt(job: Job, slot: Date, state: SlotState): Promise<void> {
    const fields = { job: job.name, slot: slot.toISOString() };
    try {
      const outcome = await runSlot(job, slot);
      state.finished = outcome.status !== 'running elsewhere';
      state.wait = 0;
      const level =
        outcome.status === 'checks_failed' || outcome.status === 'differs' ? 'error' : 'info';
      const next = nextSlot(job.cron, new Date())?.toISOString() ?? null;
      logger[level](
        { ...fields, ...describeOutcome(outcome), next },
        `${job.name}: ${sentences[outcome.status]}`,
      );
    } catch (error) {
      if (signal.aborted) {
        logger.info({ ...fields, status: 'cancelled' }, `${job.name}: stopped, and not done`);
        return;
      }
      state.wait = waitAfter(error, ++state.failures) - 1;
      const again = { failures: state.failures, again_in_minutes: state.wait + 1 };
      logger.error(
        { ...fields, ...again, err: describe(error) },
        `${job.name} failed, and is tried again`,
      );
    }
  }
}

/** Ticks once a minute until the signal aborts, and says when each job is due next. */
export async function runDaemon(options: DispatcherOptions): Promise<void> {
  const { jobs, logger, signal } = options;
  const tick = createDispatcher(options);
  for (const { name, cron } of jobs) {
    const next = nextSlot(cron, new Date())?.toISOString() ?? null;
    logger.info({ job: name, next }, `${name}: next at ${next ?? 'no time within a year'}`);
  }
  while (!signal.aborted) {
    await tick(new Date());
    // A timer does not follow the clock: when that jumps, the next tick still comes within a
    // minute.
    await sleep(MINUTE_MS - (Date.now() % MINUTE_MS), undefined, { signal }).catch(
      unless('ABORT_ERR'),
    );
  }
}

function stateOf(states: Map<string, SlotState>, { name }: Job, slot: Date): SlotState {
  const known = states.get(name);
  if (known?.slot === slot.getTime()) return known;
  const fresh = { slot: slot.getTime(), finished: false, failures: 0, wait: 0 };
  states.set(name, fresh);
  return fresh;
}

/** 1, 2, 4 … ticks, up to the longest wait. */
function waitAfter(error: unknown, failures: number): number {
  const mayHeal = error instanceof EtlError && (error.retryable || error.exitCode === 75);
  return Math.min(2 ** (failures - 1), mayHeal ? LONGEST_WAIT.retryable : LONGEST_WAIT.other);
}

const sentences: Record<JobOutcome['status'], string> = {
  succeeded: 'succeeded',
  checks_failed: 'checks failed, nothing was published',
  differs: 'differs from a full rebuild, nothing was published',
  'done already': 'done already',
  superseded: 'a later run has done its work',
  'running elsewhere': 'runs in another process, looking again in a minute',
};

function describeOutcome(outcome: JobOutcome): object {
  const run = 'runId' in outcome ? { run_id: Number(outcome.runId) } : {};
  return { status: outcome.status, ...run };
}

function describe(error: unknown): object {
  if (error instanceof EtlError)
    return { message: error.message, hint: error.hint, code: error.code };
  return error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error) };
}
