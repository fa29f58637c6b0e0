import { z } from 'zod';
import { timing } from '../configuration/sections/jobs.ts';
import { readArgument } from '../read-argument.ts';
import type { Job, JobDefinition, JobStep } from './job.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,62}$/, 'write small letters, digits, - and _, from a letter on');

const stepSchema = z.looseObject({
  name,
  describe: z.string(),
  endsAs: z.enum(['differs', 'export_failed']).optional(),
  run: z.custom<JobStep['run']>((given) => typeof given === 'function', 'is no function'),
});

const jobSchema = z.strictObject({
  name,
  describe: z.string(),
  ...timing,
  zone: timing.zone.default('UTC'),
  steps: z
    .array(stepSchema)
    .min(1, 'has no step')
    .refine((steps) => new Set(steps.map((step) => step.name)).size === steps.length, {
      message: 'has two steps of one name',
    }),
  timeoutMinutes: timing.timeoutMinutes.default(360),
  retries: timing.retries.default('unlimited'),
  catchUp: timing.catchUp.default('latest'),
  tell: z.union([z.array(z.string()), z.literal('all')]).default('all'),
});

/**
 * A job as `runJob` and the scheduler take it. Throws ConfigError (exitCode 2) for a cron expression or a zone that is none,
 * for a name that could not be typed, and for a field that no job has.
 */
export function defineJob(job: JobDefinition | Job): Job {
  const { steps: _, ...read } = readArgument(jobSchema, 'job', job);
  return { ...read, steps: job.steps };
}
