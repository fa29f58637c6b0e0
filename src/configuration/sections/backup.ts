import { z } from 'zod';
import { defineSection, word } from '../section.ts';

export const backup = defineSection({
  name: 'backup',
  describe: "Backups of the embedded server's data, which the nightly takes",
  schema: z
    .strictObject({
      enabled: z.boolean().default(true).describe('false: another program sees to it.'),
      folder: word(
        'Folder of the backups, best on another disk; default: backups in NYX_HOME.',
      ).optional(),
      keep: z.int().positive().default(7).describe('How many of them are kept.'),
    })
    .prefault({}),
});
