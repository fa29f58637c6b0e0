import { type Session, transaction } from '../database/session.ts';
import { beginRun, endFailedRun, endRun, type RunEnding } from '../ledger/runs.ts';
import { finishedSteps, keepFindings } from '../ledger/steps.ts';
import { type DayRange, splitDays, stepName } from './day-ranges.ts';
import { planTransform, RefusedRows, runTransform, type TransformResult } from './run-transform.ts';
import type { Scope, ScopeRequest } from './scope.ts';
import type { PrepareRun, Transform } from './transform.ts';
import { withTransformLock } from './transform-lock.ts';
import { reads, selectTransforms, transforms } from './transforms.ts';

export interface RunTransformsOptions extends ScopeRequest, PrepareRun {
  /** Transforms to run; all without. */
  names?: readonly string[];
  /** The run's logical time, RFC 3339; it decides ghosting and the instant of new digests. */
  asOf: string;
  /** Row of etl.runs to write to; without, the run gets its own. */
  runId?: bigint;
  /** Seconds to wait for another run of transforms to end. */
  waitSeconds?: number;
}

export interface TransformRunSummary {
  runId: bigint;
  asOf: string;
  transforms: TransformResult[];
  /** Transforms whose new rows failed a check (or that read such a one), and why they were left as they are. */
  refused: { transform: string; message: string }[];
  /** What somebody may want to know besides, one sentence each. */
  notes: string[];
  /** True when something was refused: exit code 3. */
  checksFailed: boolean;
}

/**
 * Brings the derived tables up to date, each in its own transaction, in the order of what they read. A target whose
 * new rows fail a check keeps the old ones, and so do those that read it; the others go on. Throws EtlError (exit 75)
 * when another process runs transforms and does not end in time.
 */
export async function runTransforms(
  session: Session,
  options: RunTransformsOptions,
): Promise<TransformRunSummary> {
  const chosen = selectTransforms(options.names);
  return withTransformLock(session, options.waitSeconds, async () => {
    if (options.runId !== undefined)
      return runInOrder(session, chosen, { ...options, runId: options.runId });
    const { asOf, days } = options;
    const runId = await beginRun(session, {
      job: 'transform',
      asOf,
      details: days ? { days } : {},
    });
    try {
      const summary = await runInOrder(session, chosen, { ...options, runId });
      await endRun(session, runId, endingOf(summary));
      return summary;
    } catch (error) {
      await endFailedRun(session, runId, error);
      throw error;
    }
  });
}

function endingOf({ refused }: TransformRunSummary): RunEnding {
  if (refused.length === 0) return { status: 'succeeded' };
  const errorMessage = refused
    .map(({ transform, message }) => `${transform}: ${message}`)
    .join('\n');
  return { status: 'checks_failed', errorCode: 'check', errorMessage };
}

async function runInOrder(
  session: Session,
  chosen: readonly Transform[],
  { days: range, ...options }: RunTransformsOptions & { runId: bigint },
): Promise<TransformRunSummary> {
  const { runId, asOf, progress } = options;
  const summary: TransformRunSummary = {
    runId,
    asOf,
    transforms: [],
    refused: [],
    notes: [],
    checksFailed: false,
  };
  const finished = range ? await finishedSteps(session, range) : new Set<string>();
  // What is not kept by days is brought up to date as always.
  const steps = chosen.flatMap((transform) => {
    const ranges: (DayRange | undefined)[] =
      range && transform.daysFile ? splitDays(range) : [undefined];
    return ranges.map((days) => ({ transform, days }));
  });
  const shown = { total: steps.length, unit: range ? 'weeks' : 'transforms' };
  for (const [done, { transform, days }] of steps.entries()) {
    progress?.({ step: transform.name, done, ...shown });
    if (days && finished.has(`${transform.name} ${stepName(days)}`)) continue;
    await runOne(session, transform, { ...options, ...(days ? { days } : {}) }, summary);
  }
  progress?.({ step: 'transforms', done: steps.length, ...shown });
  return { ...summary, checksFailed: summary.refused.length > 0 };
}

/**
 * What a run would do, and why; changes nothing and waits for nobody. What a table of our own will change for those that
 * read it is known only when it has been computed: it is named instead of counted.
 */
export async function planTransforms(
  session: Session,
  options: RunTransformsOptions,
): Promise<(Scope & { transform: string })[]> {
  const plan: (Scope & { transform: string })[] = [];
  for (const transform of selectTransforms(options.names)) {
    const scope = await transaction(session, () => planTransform(session, transform, options));
    const earlier = plan
      .filter(({ transform: name, keys }) => keys > 0 && transform.inputs.includes(`etl.${name}`))
      .map(({ transform: name }) => `what ${name} will change`);
    const reason = [
      ...(scope.keys > 0 || earlier.length === 0 ? [scope.reason] : []),
      ...earlier,
    ].join(', ');
    plan.push({ transform: transform.name, ...scope, reason });
  }
  return plan;
}

async function runOne(
  session: Session,
  transform: Transform,
  options: RunTransformsOptions & { runId: bigint },
  summary: TransformRunSummary,
): Promise<void> {
  const refusedInput = summary.refused
    .map((refusal) => transforms.find(({ name }) => name === refusal.transform))
    .find((earlier) => earlier && reads(transform, earlier));
  if (refusedInput) {
    summary.refused.push({ transform: transform.name, message: `it reads ${refusedInput.target}` });
    return;
  }
  const note = await transform.prepare?.(session, options);
  if (note !== undefined) summary.notes.push(note);
  try {
    const result = await runTransform(session, transform, options);
    await keepFindings(session, options.runId, result.findings);
    summary.transforms.push(result);
  } catch (error) {
    if (!(error instanceof RefusedRows)) throw error;
    await keepFindings(session, options.runId, error.findings);
    summary.refused.push({ transform: transform.name, message: error.message });
  }
}
