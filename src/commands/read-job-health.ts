import { tmpdir } from 'node:os';
import { nyxHome, resolveTarget } from '../config.ts';
import type { Session } from '../database/session.ts';
import { type Health, readHealth } from '../operations/read-health.ts';
import type { GlobalArguments } from './command.ts';
import type { ConfiguredJobs } from './configured-jobs.ts';

/** Reads how everything stands, with the jobs and folders that the commands have. */
export function readJobHealth(
  session: Session,
  args: Pick<GlobalArguments, 'database-url'>,
  { configuration, jobs, exportFolder }: ConfiguredJobs,
): Promise<Health> {
  const isEmbedded = resolveTarget(args['database-url']).kind === 'embedded';
  return readHealth(session, {
    settings: configuration.settings,
    jobs: jobs.filter(({ enabled }) => enabled),
    folders: {
      ...(isEmbedded ? { data: nyxHome() } : {}),
      exports: exportFolder,
      'temporary files': tmpdir(),
    },
  });
}
