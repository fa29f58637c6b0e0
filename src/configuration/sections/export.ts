import { z } from 'zod';
import { defineSection, word } from '../section.ts';

export const exporting = defineSection({
  name: 'export',
  describe: 'What the nightly publishes',
  schema: z
    .strictObject({
      folder: word('Folder of published warehouses; default: exports in NYX_HOME.').optional(),
      site_folder: word(
        'Folder of the report as linked pages; none is written without it.',
      ).optional(),
      keep: z.int().positive().default(7).describe('How many of them are kept.'),
      when_checks_fail: z
        .enum(['keep_latest', 'mark'])
        .default('keep_latest')
        .describe(
          'keep_latest publishes nothing; mark publishes, with a file beside latest that says so.',
        ),
    })
    .prefault({}),
});
