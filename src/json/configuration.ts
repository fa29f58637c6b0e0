// The configuration, and what makes a shell complete commands.
import { z } from 'zod';
import { completedPrograms } from '../choices.ts';
import { listOf, text } from './fields.ts';

export const config = z.strictObject({
  file: text('The configuration that counts, as an absolute path; null without one.').nullable(),
  values: listOf('Every value that counts.', {
    key: text('The key, e.g. export.keep.'),
    value: z.unknown().describe('Its value; *** for a secret.'),
    origin: text('The flag, variable or line of a file that gave it, or default.'),
  }),
});

export const configSet = z.strictObject({
  key: z.enum(['timezone', 'ghost_after_days']).describe('What was changed.'),
  value: text('What it is now.'),
  before: text('What it was.'),
});

export const init = z.strictObject({
  file: text('The file that was written; null with --print.').nullable(),
  text: text('What it holds.'),
});

export const completion = z.strictObject({
  shell: z.enum(completedPrograms).describe('For which program.'),
  text: text('The script, or the page.'),
});
