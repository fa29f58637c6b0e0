// Jobs that users add: modules in `jobs/` beside their configuration.
import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refuseForeign } from '../configuration/find-file.ts';
import { ConfigError } from '../errors.ts';
import { once } from '../once.ts';
import { unless } from '../system-errors.ts';
import { messageOf } from '../thrown.ts';
import { defineJob } from './define-job.ts';
import type { Job } from './job.ts';

const MODULE = /\.m?[jt]s$/;

/**
 * Loads the job that each module in `jobs/` of the folder exports as default. They find this very package as `nyx-etl`,
 * wherever it is installed. Throws ConfigError (exit 2) with the file for one that is no job, or has a name that is taken.
 */
export async function loadUserJobs(
  folder: string | undefined,
  taken: readonly Pick<Job, 'name'>[],
): Promise<Job[]> {
  if (folder === undefined) return [];
  const entries = (await readdir(join(folder, 'jobs')).catch(unless('ENOENT', 'ENOTDIR'))) ?? [];
  const files = entries.filter((name) => MODULE.test(name)).sort();
  const jobs: Job[] = [];
  for (const name of files) {
    const job = await loadJob(refuseForeign(join(folder, 'jobs', name)));
    if ([...taken, ...jobs].some((other) => other.name === job.name)) {
      throw new ConfigError(`${name}: there is a job ${job.name} already`, {
        hint: 'give it another name',
      });
    }
    jobs.push(job);
  }
  return jobs;
}

async function loadJob(file: string): Promise<Job> {
  nameThisPackage();
  try {
    const { default: job } = await import(pathToFileURL(file).href);
    return defineJob(job);
  } catch (error) {
    throw new ConfigError(`${file} gives no job: ${messageOf(error)}`, {
      hint: "let it say: export default defineJob({ name, describe, cron, steps: [...] }), with defineJob of 'nyx-etl'",
      code: 'config.job',
      cause: error,
    });
  }
}

/** A folder of settings has no node_modules to find the package in. */
const nameThisPackage = once(() => {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const url = new URL(`../index.${extension}`, import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'nyx-etl' ? { url, shortCircuit: true } : next(specifier, context),
  });
});
