import { validate } from 'node-cron';
import { z } from 'zod';
import { readArgument } from '../read-argument.ts';
import type { Job } from './job.ts';

const isCron = (given: string) => given.trim().split(/\s+/).length === 5 && validate(given);

const jobSchema = z.looseObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,62}$/, 'write small letters, digits, - and _, from a letter on'),
  describe: z.string(),
  cron: z.string().refine(isCron, 'is no cron expression of five fields, such as 30 2 * * *'),
  run: z.custom((given) => typeof given === 'function', 'is no function'),
});

/**
 * A job as `runJob` takes it. Its cron expression is in UTC. Throws ConfigError (exitCode 2) for an expression that is none,
 * and for a name that could not be typed.
 */
export function defineJob(job: Job): Job {
  readArgument(jobSchema, 'job', job);
  return job;
}
