// The embedded server, and whether all can work here.

import { z } from 'zod';
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

export const doctor = z.strictObject({
  findings: listOf('One entry per requirement; exit code 1 when one is not met.', {
    what: text('The requirement, in a word.'),
    ok: flag('Whether it is met.'),
    found: text('What was found, in words.'),
    fix: text('What to type or do about it, or advice where it is met; else null.').nullable(),
  }),
});
