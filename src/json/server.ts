// The embedded server, and whether all can work here.
import { z } from 'zod';
import { home, text } from './fields.ts';

const state = z.enum(['not created', 'stopped', 'running']).describe('How the server stands.');

/** What `db start` prints. */
export const dbStart = z.strictObject({ home, state });

/** What `db stop` prints. */
export const dbStop = z.strictObject({
  home,
  stopped: z.boolean().describe('False when it was not running.'),
});

/** What `db status` prints. */
export const dbStatus = z.strictObject({
  home,
  state,
  kept: z.boolean().describe('Whether db start keeps it up when nobody is connected.'),
});

/** What `db url` prints. */
export const dbUrl = z.strictObject({
  url: text('A connection string for libpq; the password stays in a file that it names.'),
});

/** What `doctor` prints. */
export const doctor = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        what: text('The requirement, in a word.'),
        ok: z.boolean().describe('Whether it is met.'),
        found: text('What was found, in words.'),
      }),
    )
    .describe('One entry per requirement; exit code 1 when one is not met.'),
});
