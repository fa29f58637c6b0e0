import { z } from 'zod';
import { isCron } from '../../cron.ts';
import { isZone } from '../../zone.ts';
import { defineSection } from '../section.ts';

/** What may be said of a job; it stands for what the job says itself. */
const job = z.strictObject({
  enabled: z.boolean().optional().describe('false: it runs by hand alone.'),
  cron: z
    .string()
    .refine(isCron, 'is no cron expression of five fields, such as 30 2 * * *')
    .optional()
    .describe('When it is due.'),
  zone: z
    .string()
    .refine(isZone, 'is no name of a time zone, such as Europe/Berlin')
    .optional()
    .describe('The zone that cron is read in.'),
  timeout_minutes: z
    .number()
    .positive()
    .max(10_080)
    .optional()
    .describe('After so long it is ended.'),
  retries: z
    .union([z.int().nonnegative(), z.literal('unlimited')])
    .optional()
    .describe('How often a slot that failed is tried again.'),
  catch_up: z
    .union([z.enum(['latest', 'all', 'none']), z.int().positive()])
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
