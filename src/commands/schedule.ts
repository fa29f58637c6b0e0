import { jobs as ownJobs } from '../../jobs/index.ts';
import { SIGNAL_EXIT } from '../errors.ts';
import { onInterrupt, stoppingSignal } from '../interrupt.ts';
import { createLogger } from '../log.ts';
import { silent } from '../progress.ts';
import { type DispatcherOptions, runDaemon } from '../scheduler/daemon.ts';
import { findDueSlots } from '../scheduler/due-slots.ts';
import { logStep } from '../scheduler/log-step.ts';
import { runJob } from '../scheduler/run-job.ts';
import { migrationState } from '../schema.ts';
import {
  defineCommand,
  type GlobalArguments,
  printResult,
  withMigratedSession,
} from './command.ts';
import { type ConfiguredJobs, readJobs } from './configured-jobs.ts';

export default defineCommand({
  command: 'schedule',
  describe: 'run jobs when they are due, until stopped; logs JSON lines on stderr',
  options: { out: { type: 'string', describe: 'folder of published warehouses' } },
  examples: [
    ['schedule', ownJobs.map(({ name, cron, zone }) => `${name} at ${cron} ${zone}`).join(', ')],
    ['schedule --quiet', 'log failures only'],
  ],
  run: async (args) => {
    const configured = await readJobs(args);
    const level = configured.configuration.settings.schedule.log_level;
    const stopping = new AbortController();
    using _ = onInterrupt(() => stopping.abort());
    const logger = createLogger(args.quiet ? 'error' : args.verbose ? 'debug' : level);
    const jobs = configured.jobs.filter(({ enabled }) => enabled);
    await runDaemon({
      ...{ jobs, logger, signal: stopping.signal },
      withRunner: runnerOf(args, configured, logger),
    });
    const signal = stoppingSignal();
    const names = jobs.map(({ name }) => name);
    if (args.json)
      printResult(args, 'schedule', { jobs: names, stopped_by: signal ?? null }, () => '');
    return signal && SIGNAL_EXIT[signal];
  },
});

function runnerOf(
  args: GlobalArguments,
  { configuration, exportFolder }: ConfiguredJobs,
  logger: DispatcherOptions['logger'],
): DispatcherOptions['withRunner'] {
  return (job, work) =>
    withMigratedSession(args, `schedule ${job.name}`, (session) =>
      work({
        due: async (now) => {
          const { applied } = await migrationState(session);
          return findDueSlots(session, job, { now, since: applied[0]?.applied_at });
        },
        run: (slot) =>
          runJob(session, job, {
            ...{ scheduledAt: slot.toISOString(), now: new Date().toISOString() },
            ...{ unattended: true, settings: configuration.settings, exportFolder },
            progress: silent,
            onStep: logStep(logger, job, slot),
          }),
      }),
    );
}
