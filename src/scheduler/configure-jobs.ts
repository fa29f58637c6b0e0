import type { Settings } from '../configuration/sections.ts';
import { ConfigError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { Job } from './job.ts';

/** The jobs as the configuration changes them. Throws ConfigError (exit 2) where it names one that there is not. */
export function configureJobs(
  jobs: readonly Job[],
  settings: Pick<Settings, 'jobs'>,
): (Job & { enabled: boolean })[] {
  for (const name of Object.keys(settings.jobs)) findJob(jobs, name, 'jobs of the configuration: ');
  return jobs.map((job) => {
    const own = settings.jobs[job.name] ?? {};
    return {
      ...job,
      enabled: own.enabled ?? true,
      cron: own.cron ?? job.cron,
      zone: own.zone ?? job.zone,
      timeoutMinutes: own.timeout_minutes ?? job.timeoutMinutes,
      retries: own.retries ?? job.retries,
      catchUp: own.catch_up ?? job.catchUp,
      tell: own.tell ?? job.tell,
    };
  });
}

/** The job of this name. Throws ConfigError (exit 2) that names the nearest one. */
export function findJob<Named extends { name: string }>(
  jobs: readonly Named[],
  name: string,
  where = '',
): Named {
  const job = jobs.find((candidate) => candidate.name === name);
  if (job) return job;
  const names = jobs.map((candidate) => candidate.name);
  throw new ConfigError(`${where}there is no job ${name}`, {
    hint: `did you mean ${nearest(name, names) ?? names.join(', ')}?`,
  });
}
