import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { MINUTE_MS } from '../durations.ts';
import { EtlError } from '../errors.ts';
import { unless } from '../system-errors.ts';
import { messageOf } from '../thrown.ts';
import type { Job } from './job.ts';
import type { JobOutcome } from './run-job.ts';
import { latestSlot, nextSlot } from './slots.ts';

/**
 * After how many ticks a slot that failed is tried again: sooner where it may heal by itself (a
 * restart, a lock).
 */
const LONGEST_WAIT = { retryable: 4, other: 32 };

/** Finds and runs the slots of a job on a session of its own. */
interface SlotRunner {
  /** Those that have come and are not done, as far as the job's policy catches up, the oldest first. */
  due(now: Date): Promise<Date[]>;
  run(slot: Date): Promise<JobOutcome>;
}

export interface DispatcherOptions {
  jobs: readonly Job[];
  withRunner: (job: Job, work: (runner: SlotRunner) => Promise<void>) => Promise<void>;
  logger: Logger;
  signal: AbortSignal;
  /** Called whenever the clock is looked at. */
  onTick?: () => void;
}

/** How a job's newest slot stands in this process. */
interface SlotState {
  slot: number;
  finished: boolean;
  failures: number;
  /** Ticks to let pass before it is tried again. */
  wait: number;
  /** Slots up to this one have failed too often, and are left to people. */
  givenUp: number;
}

/**
 * Makes the function that a clock calls once a minute: it tries the due slots of each job unless the newest is done or the
 * job runs already. What fails or runs elsewhere is tried again at later ticks, until it is done, its retries are used up, or
 * the next slot takes its place. It counts ticks, not time: a clock that jumps delays nothing. The promise is of the runs
 * that this tick has begun.
 */
export function createDispatcher({ jobs, withRunner, logger, signal }: DispatcherOptions) {
  const states = new Map<string, SlotState>();
  const running = new Set<string>();
  return async (now: Date): Promise<void> => {
    const idle = jobs.filter(({ name }) => !running.has(name));
    await Promise.all(idle.map((job) => tryJob(job, now)));
  };

  async function tryJob(job: Job, now: Date): Promise<void> {
    const newest = latestSlot(job, now);
    if (signal.aborted || !newest) return;
    const state = stateOf(states, job, newest);
    if (state.finished || state.wait-- > 0) return;
    running.add(job.name);
    try {
      await attempt(job, now, state);
    } finally {
      running.delete(job.name);
    }
  }

  async function attempt(job: Job, now: Date, state: SlotState): Promise<void> {
    let slot = new Date(state.slot);
    try {
      await withRunner(job, async (runner) => {
        const due = (await runner.due(now)).filter((one) => one.getTime() > state.givenUp);
        for (slot of due.length > 0 ? due : [slot]) {
          if (signal.aborted) return;
          const outcome = await runner.run(slot);
          logOutcome(logger, job, slot, outcome);
          const finished = outcome.status !== 'running elsewhere';
          Object.assign(state, { finished, failures: 0, wait: 0 });
          if (!finished) return;
        }
      });
    } catch (error) {
      logFailure(job, slot, error, state);
    }
  }

  function logFailure(job: Job, slot: Date, error: unknown, state: SlotState): void {
    const fields = { job: job.name, slot: slot.toISOString() };
    if (signal.aborted) {
      logger.info({ ...fields, status: 'cancelled' }, `${job.name}: stopped, and not done`);
      return;
    }
    const failures = ++state.failures;
    const err = describe(error);
    if (job.retries !== 'unlimited' && failures > job.retries && !isUnreachable(error)) {
      Object.assign(state, { givenUp: slot.getTime(), failures: 0, wait: 0 });
      state.finished = slot.getTime() === state.slot;
      logger.error({ ...fields, failures, err }, `${job.name} failed, and is left to people`);
      return;
    }
    state.wait = waitAfter(error, failures) - 1;
    const again = { failures, again_in_minutes: state.wait + 1 };
    logger.error({ ...fields, ...again, err }, `${job.name} failed, and is tried again`);
  }
}

function logOutcome(logger: Logger, job: Job, slot: Date, outcome: JobOutcome): void {
  const isBad = outcome.status === 'checks_failed' || outcome.status === 'differs';
  const next = nextSlot(job, new Date())?.toISOString() ?? null;
  logger[isBad ? 'error' : 'info'](
    { job: job.name, slot: slot.toISOString(), ...describeOutcome(outcome), next },
    `${job.name}: ${sentences[outcome.status]}`,
  );
}

/** Ticks once a minute until the signal aborts, and says when each job is due next. */
export async function runDaemon(options: DispatcherOptions): Promise<void> {
  const { jobs, logger, signal, onTick = () => {} } = options;
  const tick = createDispatcher(options);
  for (const job of jobs) {
    const next = nextSlot(job, new Date())?.toISOString() ?? null;
    logger.info({ job: job.name, next }, `${job.name}: next at ${next ?? 'no time within a year'}`);
  }
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    onTick();
    const runs = tick(new Date()).finally(() => running.delete(runs));
    running.add(runs);
    // A timer does not follow the clock: when that jumps, the next tick still comes within a
    // minute.
    await sleep(MINUTE_MS - (Date.now() % MINUTE_MS), undefined, { signal }).catch(
      unless('ABORT_ERR'),
    );
  }
  await Promise.all(running);
}

function stateOf(states: Map<string, SlotState>, { name }: Job, slot: Date): SlotState {
  const known = states.get(name);
  if (known?.slot === slot.getTime()) return known;
  const fresh = { slot: slot.getTime(), finished: false, failures: 0, wait: 0 };
  const state = { ...fresh, givenUp: known?.givenUp ?? 0 };
  states.set(name, state);
  return state;
}

/** A server that is down says nothing about the job. */
function isUnreachable(error: unknown): boolean {
  return error instanceof EtlError && error.code === 'sql.unreachable';
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
  const message = messageOf(error);
  return error instanceof Error ? { message, stack: error.stack } : { message };
}
