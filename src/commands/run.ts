import { join } from 'node:path';
import { jobs } from '../../jobs/index.ts';
import { nyxHome } from '../config.ts';
import { ConfigError, EtlError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Job } from '../scheduler/job.ts';
import { runJob } from '../scheduler/run-job.ts';
import { defineCommand, printResult, withMigratedSession, withProgress } from './command.ts';

export default defineCommand({
  command: 'run <job>',
  describe: `execute one slot of a job (${jobs.map((job) => job.name).join(', ')})`,
  positionals: ['job'],
  options: {
    job: { type: 'string', demandOption: true, describe: 'its name' },
    'scheduled-at': { type: 'string', describe: 'the slot, RFC 3339; one that succeeded is not run again' },
    out: { type: 'string', describe: 'folder of published warehouses' },
  },
  examples: [
    ['run nightly', 'transform, check and export, now'],
    ['run nightly --scheduled-at 2026-11-22T02:30:00Z', 'the slot of that night, once, as cron would'],
  ],
  run: async (args) => {
    const job = findJob(args.job);
    const scheduledAt =
      args['scheduled-at'] === undefined ? {} : { scheduledAt: instant(args['scheduled-at']) };
    const outcome = await withMigratedSession(args, `run ${job.name}`, (session) =>
      withProgress(args, (progress) =>
        runJob(session, job, {
          ...scheduledAt,
          now: new Date().toISOString(),
          exportFolder: args.out ?? join(nyxHome(), 'exports'),
          progress,
        }),
      ),
    );
    if (outcome.status === 'running elsewhere' && args['scheduled-at'] === undefined) {
      throw new EtlError(`${job.name} is running in another process`, {
        hint: "see 'nyx-etl runs', and try again when it has ended",
        code: 'locked',
        exitCode: 75,
        retryable: true,
      });
    }
    printResult(args, 'run', { job: job.name, ...outcome }, () =>
      outcome.status === 'succeeded' ? outcome.result.summary.join('\n') : `${job.name}: ${outcome.status}`,
    );
    return outcome.status === 'succeeded' && outcome.result.checksFailed ? 3 : undefined;
  },
});

function findJob(name: string): Job {
  const job = jobs.find((candidate) => candidate.name === name);
  if (job) return job;
  const names = jobs.map((candidate) => candidate.name);
  throw new ConfigError(`there is no job ${name}`, {
    hint: `did you mean ${nearest(name, names) ?? names.join(', ')}?`,
  });
}

/** Normalises an instant, so that one slot written in two ways is one slot. */
export function instant(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/i.test(text)) {
    throw new ConfigError(`${text} is not an instant with a zone`, {
      hint: 'write it as 2026-11-22T02:30:00Z',
    });
  }
  return time.toISOString();
}
