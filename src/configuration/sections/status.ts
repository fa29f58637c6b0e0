import { z } from 'zod';
import { defineSection } from '../section.ts';

export const status = defineSection({
  name: 'status',
  describe: 'When status finds fault',
  schema: z
    .strictObject({
      stale_after_hours: z
        .number()
        .positive()
        .default(36)
        .describe('So old may derived tables and the export be.'),
      free_gb: z
        .number()
        .nonnegative()
        .default(1)
        .describe('So much room has to be on the disks, in GB.'),
    })
    .prefault({}),
});
