import { counted } from '../../src/counted.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';

/** Brings the derived tables up to date; what a check refuses keeps its old rows. */
export const transform: JobStep = {
  name: 'transform',
  describe: 'bring the derived tables up to date',
  run: async ({ session, asOf, runId, progress }) => {
    const { transforms, refused } = await runTransforms(session, { asOf, runId, progress });
    const changed = transforms.reduce((sum, t) => sum + t.inserted + t.updated + t.deleted, 0);
    const computed = transforms.reduce((sum, t) => sum + t.keys, 0);
    return {
      summary: `${counted(transforms.length, 'table')}, ${counted(changed, 'row')} changed`,
      counts: { tables: transforms.length, keys: computed, changed, refused: refused.length },
      nothingToDo: computed === 0,
      failures: refused.map(({ transform, message }) => `${transform}: ${message}`),
    };
  },
};
