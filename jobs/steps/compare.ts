import { counted } from '../../src/counted.ts';
import type { JobStep, StepResult } from '../../src/scheduler/job.ts';
import { type Verification, verifyTransforms } from '../../src/transforms/verify.ts';

/** Keys of each transform that a night computes aside, to prove that incremental runs stay exact. */
const SAMPLED_KEYS = 200;

/** Compares a sample of the derived tables with what a full rebuild gives. */
export const compareSample: JobStep = {
  name: 'compare',
  describe: 'compute a sample of the derived tables anew and compare',
  endsAs: 'differs',
  run: async ({ session, standsAsOf: asOf }) =>
    describe(await verifyTransforms(session, { asOf, sample: SAMPLED_KEYS })),
};

/** As compareSample, with every key. */
export const compareAll: JobStep = {
  ...compareSample,
  describe: 'compute the derived tables anew and compare',
  run: async ({ session, standsAsOf: asOf }) => describe(await verifyTransforms(session, { asOf })),
};

function describe(verified: readonly Verification[]): StepResult {
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
