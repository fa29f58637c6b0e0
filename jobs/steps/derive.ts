import { counted } from '../../src/counted.ts';
import { DAY_MS } from '../../src/durations.ts';
import type { JobStep, StepContext, StepResult } from '../../src/scheduler/job.ts';
import { runChecks } from '../../src/transforms/check-standing.ts';
import { newestAsOf } from '../../src/transforms/newest-as-of.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { type Verification, verifyTransforms } from '../../src/transforms/verify.ts';

/** Brings the derived tables up to date; what a check refuses keeps its old rows. */
const transform: JobStep = {
  name: 'transform',
  describe: 'bring the derived tables up to date',
  run: (context) => bringUpToDate(context),
};

/** As transform, of the digests of sessions and what they are made from. */
export const transformDigests: JobStep = {
  name: 'digests',
  describe: 'bring the digests of sessions up to date',
  run: (context) => bringUpToDate(context, ['session_digests']),
};

async function bringUpToDate(
  { session, asOf, standsAsOf, runId, settings, progress }: StepContext,
  names?: readonly string[],
): Promise<StepResult> {
  const { transforms, refused, notes } = await runTransforms(session, {
    // Another job may have come further: a table that stands for noon is not taken back to the night.
    ...{ asOf: await newestAsOf(session, standsAsOf), runId, progress },
    mailReader: settings.mail_reader,
    ...(names ? { names } : {}),
    ...(standsAsOf === asOf ? {} : { days: daysUpTo(asOf) }),
  });
  const changed = transforms.reduce((sum, t) => sum + t.inserted + t.updated + t.deleted, 0);
  const computed = transforms.reduce((sum, t) => sum + t.keys, 0);
  return {
    summary: `${counted(transforms.length, 'table')}, ${counted(changed, 'row')} changed`,
    counts: { tables: transforms.length, keys: computed, changed, refused: refused.length },
    ...(computed === 0 ? { status: 'nothing_to_do' } : {}),
    notes,
    failures: refused.map(({ transform, message }) => `${transform}: ${message}`),
  };
}

/** A backfill computes the day of its slot and the one before anew; a slot may lie just after midnight. */
function daysUpTo(asOf: string): { from: string; to: string } {
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  return { from: day(Date.parse(asOf) - DAY_MS), to: day(Date.parse(asOf)) };
}

/** Keys of each transform that a night computes aside, to prove that incremental runs stay exact. */
const SAMPLED_KEYS = 200;

/** Compares a sample of the derived tables with what a full rebuild gives. */
const compareSample: JobStep = {
  name: 'compare',
  describe: 'compute a sample of the derived tables anew and compare',
  endsAs: 'differs',
  run: async ({ session, standsAsOf: asOf }) =>
    describeVerified(await verifyTransforms(session, { asOf, sample: SAMPLED_KEYS })),
};

/** As compareSample, with every key. */
export const compareAll: JobStep = {
  ...compareSample,
  describe: 'compute the derived tables anew and compare',
  run: async ({ session, standsAsOf: asOf }) =>
    describeVerified(await verifyTransforms(session, { asOf })),
};

function describeVerified(verified: readonly Verification[]): StepResult {
  const unequal = verified.filter(({ equal }) => !equal);
  const keys = verified.reduce((sum, verification) => sum + verification.keys, 0);
  return {
    summary: `${counted(keys, 'key')} of ${counted(verified.length, 'table')}, ${unequal.length === 0 ? 'all' : 'not all'} as a full rebuild gives them`,
    counts: { keys, unequal: unequal.length },
    failures: unequal.map(
      ({ transform }) =>
        `${transform} differs from a full rebuild: run 'nyx-etl transform ${transform} --full'`,
    ),
  };
}

/** Runs every data check on what stands. */
const check: JobStep = {
  name: 'check',
  describe: 'run the data checks',
  run: async ({ session, standsAsOf: asOf, runId }) => {
    const { checks, errors, warnings } = await runChecks(session, { asOf, runId });
    const failed = checks.filter(
      ({ severity, offending }) => severity === 'error' && offending > 0,
    );
    return {
      summary: `${counted(checks.length, 'check')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
      counts: { checks: checks.length, errors, warnings },
      failures: failed.map(({ check, offending }) => `${check}: ${counted(offending, 'row')}`),
    };
  },
};

/** What a night derives of it, and how it sees that all is well. */
export const derive = [transform, compareSample, check];
