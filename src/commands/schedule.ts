import { jobs as ownJobs } from '../../jobs/index.ts';
import { SIGNAL_EXIT } from '../errors.ts';
import { onInterrupt, stoppingSignal } from '../interrupt.ts';
import { createLogger } from '../log.ts';
import { silent } from '../progress.ts';
import { runDaemon } from '../scheduler/daemon.ts';
import { runJob } from '../scheduler/run-job.ts';
import { defineCommand, printResult, withMigratedSession } from './command.ts';
import { readJobs } from './configured-jobs.ts';

export default defineCommand({
  command: 'schedule',
  describe: 'run jobs when they are due, until stopped; logs JSON lines on stderr',
  options: { out: { type: 'string', describe: 'folder of published warehouses' } },
  examples: [
    ['schedule', ownJobs.map((job) => `${job.name} at ${job.cron} UTC`).join(', ')],
    ['schedule --quiet', 'log failures only'],
  ],
  run: async (args) => {
    const { configuration, jobs: all, exportFolder } = await readJobs(args);
    const { settings } = configuration;
    const jobs = all.filter(({ enabled }) => enabled);
    const stopping = new AbortController();
    using _ = onInterrupt(() => stopping.abort());
    await runDaemon({
      jobs,
      logger: createLogger(args.quiet ? 'error' : args.verbose ? 'debug' : 'info'),
      signal: stopping.signal,
      runSlot: (job, slot) =>
        withMigratedSession(args, `schedule ${job.name}`, (session) =>
          runJob(session, job, {
            scheduledAt: slot.toISOString(),
            now: new Date().toISOString(),
            unattended: true,
            settings,
            exportFolder,
            progress: silent,
          }),
        ),
    });
    const signal = stoppingSignal();
    const names = jobs.map(({ name }) => name);
    if (args.json)
      printResult(args, 'schedule', { jobs: names, stopped_by: signal ?? null }, () => '');
    return signal && SIGNAL_EXIT[signal];
  },
});
