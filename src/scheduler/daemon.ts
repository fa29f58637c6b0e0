import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import { EtlError } from '../errors.ts';
import { unless } from '../system-errors.ts';
import type { Job } from './job.ts';
import type { JobOutcome } from './run-job.ts';
import { latestSlot } from './slots.ts';

const ATTEMPTS = 3;
const RETRY_MS = 60_000;

export interface DaemonOptions {
  jobs: readonly Job[];
  /** Runs one slot on a session of its own. */
  runSlot: (job: Job, slot: Date) => Promise<JobOutcome>;
  logger: Logger;
  signal: AbortSignal;
}

/**
 * Looks once a minute which jobs are due and runs them one after the other, until the signal aborts. node-cron
 * only ticks: which slots were done is kept in the database, so a restart or a jump of the clock loses none.
 */
export async function runDaemon({ jobs, runSlot, logger, signal }: DaemonOptions): Promise<void> {
  const handled = new Map<string, number>();
  let working = Promise.resolve();
  const tick = () => {
    working = working.then(async () => {
      for (const job of jobs) {
        const slot = latestSlot(job.cron, new Date());
        if (signal.aborted || !slot || handled.get(job.name) === slot.getTime()) continue;
        await attempt(job, slot, runSlot, logger, signal);
        handled.set(job.name, slot.getTime());
      }
    });
  };
  const task = schedule('* * * * *', tick, { timezone: 'UTC', suppressMissedWarning: true });
  tick();
  await new Promise<void>((ended) => signal.addEventListener('abort', () => ended(), { once: true }));
  await task.destroy();
  await working;
}

async function attempt(
  job: Job,
  slot: Date,
  runSlot: DaemonOptions['runSlot'],
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const fields = { job: job.name, slot: slot.toISOString() };
  for (let tries = 1; tries <= ATTEMPTS && !signal.aborted; tries++) {
    try {
      const outcome = await runSlot(job, slot);
      logger.info({ ...fields, status: outcome.status }, `${job.name}: ${outcome.status}`);
      return;
    } catch (error) {
      const retryable = error instanceof EtlError && error.retryable;
      logger.error({ ...fields, tries, err: describe(error) }, `${job.name} failed`);
      if (!retryable) return;
      await sleep(RETRY_MS, undefined, { signal }).catch(unless('ABORT_ERR'));
    }
  }
}

function describe(error: unknown): object {
  if (error instanceof EtlError) return { message: error.message, hint: error.hint, code: error.code };
  return error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
}
