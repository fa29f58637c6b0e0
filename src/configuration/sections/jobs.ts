import { z } from 'zod';
import { catchUpWords } from '../../choices.ts';
import { isCron } from '../../cron.ts';
import { isZone } from '../../zone.ts';
import { defineSection } from '../section.ts';

/** A week. */
const MOST_MINUTES = 10_080;

/** What a job may say when it is due and how it is run, here or in its own definition. */
export const timing = {
  cron: z.string().refine(isCron, 'is no cron expression of five fields, such as 30 2 * * *'),
  zone: z.string().refine(isZone, 'is no name of a time zone, such as Europe/Berlin'),
  timeoutMinutes: z.number().positive().max(MOST_MINUTES),
  retries: z.union([z.int().nonnegative(), z.literal('unlimited')]),
  catchUp: z.union([z.enum(catchUpWords), z.int().positive()]),
};

/** What may be said of a job; it stands for what the job says itself. */
const job = z.strictObject({
  enabled: z.boolean().optional().describe('false: it runs by hand alone.'),
  cron: timing.cron.optional().describe('When it is due.'),
  zone: timing.zone.optional().describe('The zone that cron is read in.'),
  timeout_minutes: timing.timeoutMinutes.optional().describe('After so long it is ended.'),
  retries: timing.retries.optional().describe('How often a slot that failed is tried again.'),
  catch_up: timing.catchUp
    .optional()
    .describe('Which missed slots are done afterwards; a number: at most so many.'),
  tell: z.array(z.string()).optional().describe('Which channels are told how it ended.'),
});

export const jobs = defineSection({
  name: 'jobs',
  describe: 'When jobs run, by name',
  schema: z.record(z.string(), job).default({}),
  example: ['nightly:', '  cron: 30 2 * * *', '  zone: Europe/Berlin'],
});
