// The embedded server, and whether all can work here.

import { z } from 'zod';
import { completedPrograms } from '../choices.ts';
import { flag, home, listOf, text } from './fields.ts';

const state = z.enum(['not created', 'stopped', 'running']).describe('How the server stands.');

export const dbStart = z.strictObject({ home, state });

export const dbStop = z.strictObject({
  home,
  stopped: flag('False when it was not running.'),
});

export const dbStatus = z.strictObject({
  home,
  state,
  kept: flag('Whether db start keeps it up when nobody is connected.'),
});

export const dbUrl = z.strictObject({
  url: text('A connection string for libpq; the password stays in a file that it names.'),
});

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

export const doctor = z.strictObject({
  findings: listOf('One entry per requirement; exit code 1 when one is not met.', {
    what: text('The requirement, in a word.'),
    ok: flag('Whether it is met.'),
    found: text('What was found, in words.'),
    fix: text('What to type or do about it, or advice where it is met; else null.').nullable(),
  }),
});
