import { z } from 'zod';
import { defineSection } from '../section.ts';

export const history = defineSection({
  name: 'history',
  describe: 'How long our own history is kept',
  schema: z
    .strictObject({
      runs_days: z
        .int()
        .positive()
        .default(400)
        .describe('Runs older than that are removed by the nightly; the newest of a job stays.'),
    })
    .prefault({}),
});
