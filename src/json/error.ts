import { z } from 'zod';
import { text } from './fields.ts';
import { load } from './load.ts';

/** What every command prints in place of its result when it fails. */
export const error = z.strictObject({
  error: z
    .strictObject({
      code: text('The kind of failure, e.g. usage, sql.unreachable, rejects or interrupted.'),
      message: text('Where and what, in words.'),
      hint: text('What to type next.').nullable(),
      exit_code: z.int().describe('The exit code of the command.'),
    })
    .describe('What failed.'),
  loads: z.array(load).describe('Loads that were finished before; they stay.'),
});
