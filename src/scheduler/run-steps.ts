import { z } from 'zod';
import { hasTransaction } from '../database/require-idle.ts';
import type { Session } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import { beginStep, endStep, type FinishedStep, takeOverStep } from '../ledger/run-steps.ts';
import { describeError } from '../ledger/runs.ts';
import type { Job, JobResult, JobStep, StepContext, StepOutcome, StepResult } from './job.ts';

/** A step that begins, or that has ended. */
export type StepEvent = { runId: bigint } & (
  | { step: string; status: 'running' }
  | (StepOutcome & { durationMs: number })
);

/** What was thrown, and by which step. */
export class FailedStep extends Error {
  readonly step: JobStep;

  constructor(step: JobStep, cause: unknown) {
    super(step.name, { cause });
    this.step = step;
  }
}

/**
 * Runs the steps of a job in their order, after those that an unfinished run has finished. Those after one that has
 * found failures know of them. Throws FailedStep.
 */
export async function runSteps(
  job: Job,
  context: Omit<StepContext, 'failures'>,
  { finished, onStep }: { finished: readonly FinishedStep[]; onStep: (event: StepEvent) => void },
): Promise<JobResult> {
  const { session, runId } = context;
  const outcomes: StepOutcome[] = [];
  const failures: string[] = [];
  const before = finishedInOrder(job, finished);
  for (const [at, step] of job.steps.entries()) {
    const done = before[at];
    if (done) await takeOverStep(session, runId, done);
    const began = performance.now();
    if (!done) onStep({ runId, step: step.name, status: 'running' });
    const outcome = done
      ? takenOver(done)
      : await runStep(step, { ...context, failures: [...failures] });
    const durationMs = Math.round(performance.now() - began);
    onStep({ runId, ...outcome, durationMs });
    outcomes.push(outcome);
    failures.push(...outcome.failures);
  }
  return { steps: outcomes, failures };
}

/** Steps build on each other: once one is not finished, none after it is. */
function finishedInOrder({ steps }: Job, finished: readonly FinishedStep[]): FinishedStep[] {
  const differs = steps.findIndex(({ name }, at) => finished[at]?.step !== name);
  return finished.slice(0, differs === -1 ? steps.length : differs);
}

function takenOver({ run_id, step, status, summary, failures }: FinishedStep): StepOutcome {
  return {
    ...{ step, status, failures },
    summary: summary ?? '',
    counts: {},
    notes: [],
    takenFrom: run_id,
  };
}

async function runStep(step: JobStep, context: StepContext): Promise<StepOutcome> {
  const { session, runId } = context;
  const id = await beginStep(session, runId, step.name);
  const outcome = { step: step.name, counts: {}, failures: [], notes: [] };
  try {
    const result = await runAlone(session, step, context);
    const { failures = [], status: well = 'succeeded' } = result;
    const ended = {
      ...outcome,
      ...result,
      failures,
      status: failures.length > 0 ? 'checks_failed' : well,
    } as const;
    await endStep(session, id, ended);
    return ended;
  } catch (error) {
    // What was cancelled because its time was up says so.
    const cause = context.signal.reason instanceof EtlError ? context.signal.reason : error;
    // A lost connection writes nothing; the run then shows as abandoned, and its step as cut off.
    await endStep(session, id, { status: 'failed', ...describeError(cause) }).catch(
      (lost: unknown) => lost,
    );
    throw new FailedStep(step, cause);
  }
}

const stepResult = z.looseObject({
  summary: z.string(),
  counts: z.record(z.string(), z.number()).optional(),
  status: z.enum(['nothing_to_do', 'skipped']).optional(),
  failures: z.array(z.string()).readonly().optional(),
  notes: z.array(z.string()).readonly().optional(),
});

/** E.g. `: counts.posts: Invalid input: expected number, received string`; nothing where there is no object at all. */
function whatIsWrong(result: unknown, { issues }: z.ZodError): string {
  if (typeof result !== 'object' || result === null) return '';
  const [{ path, message } = { path: [], message: '' }] = issues;
  return `: ${path.map(String).join('.')}: ${message}`;
}

/**
 * Runs the step's own code. A transaction that it leaves open is rolled back: else how the run ended, and every later run of
 * the session, would be lost with it.
 */
async function runAlone(
  session: Session,
  step: JobStep,
  context: StepContext,
): Promise<StepResult> {
  try {
    context.signal.throwIfAborted();
    const result: unknown = await step.run(context);
    context.signal.throwIfAborted();
    if (hasTransaction(session)) {
      throw new EtlError(
        `the step ${step.name} has left a transaction open, which was rolled back`,
        { hint: "end it within the step: session.pg.query('commit')", code: 'step.transaction' },
      );
    }
    const read = stepResult.safeParse(result);
    if (read.success) return result as StepResult;
    throw new EtlError(`the step ${step.name} gave no result${whatIsWrong(result, read.error)}`, {
      hint: "let it return { summary: 'what it did, in a sentence' }",
      code: 'step.result',
      cause: read.error,
    });
  } finally {
    // A lost connection has rolled back by itself.
    if (hasTransaction(session)) await session.pg.query('rollback').catch((lost: unknown) => lost);
  }
}
