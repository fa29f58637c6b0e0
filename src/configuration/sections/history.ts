import { z } from 'zod';
import { defineSection } from '../section.ts';

const days = z.int().positive();

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
      settled_rejects_days: days
        .default(90)
        .describe('The text of rejects that were mended or dismissed is removed after that.'),
      waiting_rejects_days: days
        .optional()
        .describe(
          'As well of those that wait, which can then no longer be mended; default: never.',
        ),
      evidence_days: days
        .default(400)
        .describe(
          'Rows that checks found and words that classified a mail are removed after that.',
        ),
      notices_days: days.default(400).describe('What was told to whom is removed after that.'),
      inbox_files_days: days
        .optional()
        .describe(
          'A file of an inbox is loaded anew when it comes again after that; default: never.',
        ),
    })
    .prefault({}),
});
