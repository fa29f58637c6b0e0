import type { Logger } from 'pino';
import type { Job } from './job.ts';
import type { StepEvent } from './run-steps.ts';

/** What logs the steps of a run, each line with job, slot, run and step. */
export function logStep(
  logger: Logger,
  job: Pick<Job, 'name'>,
  slot: Date,
): (event: StepEvent) => void {
  return (event) => {
    const { step, status } = event;
    const fields = { job: job.name, slot: slot.toISOString(), run_id: Number(event.runId), step };
    if (event.status === 'running') {
      logger.debug({ ...fields, status }, `${job.name}: ${step} begins`);
      return;
    }
    const { counts, failures, durationMs, summary } = event;
    const ended = { ...fields, status, duration_ms: durationMs, counts };
    if (failures.length === 0) logger.info(ended, `${job.name}: ${step}: ${summary}`);
    else logger.error({ ...ended, failures }, `${job.name}: ${step}: ${summary}`);
  };
}
