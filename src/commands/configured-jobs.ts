import { join } from 'node:path';
import { jobs as own } from '../../jobs/index.ts';
import { nyxHome } from '../config.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { configureJobs } from '../scheduler/configure-jobs.ts';
import type { Job } from '../scheduler/job.ts';
import { loadUserJobs } from '../scheduler/load-user-jobs.ts';
import { type GlobalArguments, readSettings } from './command.ts';

/** What the commands of jobs go by. */
export interface ConfiguredJobs {
  configuration: Configuration;
  /** Ours and the user's, as the configuration has them. */
  jobs: (Job & { enabled: boolean })[];
  /** Folder below which warehouses are published. */
  exportFolder: string;
}

/** Reads the configuration and the jobs beside it. Throws ConfigError (exit 2) for what makes no sense. */
export async function readJobs(
  args: Pick<GlobalArguments, 'config'> & { out?: string | undefined },
): Promise<ConfiguredJobs> {
  const configuration = await readSettings(args, {
    'export.folder': { option: '--out', value: args.out },
  });
  const { settings, folder } = configuration;
  const jobs = [...own, ...(await loadUserJobs(folder, own))];
  return {
    configuration,
    jobs: configureJobs(jobs, settings),
    exportFolder: settings.export.folder ?? join(nyxHome(), 'exports'),
  };
}
