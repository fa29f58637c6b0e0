import { z } from 'zod';
import { defineSection } from '../section.ts';

export const digest = defineSection({
  name: 'digest',
  describe: 'The mail about a session that has ended',
  schema: z
    .strictObject({
      to: z.email().optional().describe('Who gets it; without it none is sent.'),
      account: z
        .email()
        .optional()
        .describe('In which mailbox of the database it counts as sent; default: the same address.'),
      max_age_hours: z
        .number()
        .positive()
        .default(48)
        .describe('A session that ended longer ago is not written about any more.'),
    })
    .prefault({}),
});
