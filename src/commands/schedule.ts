import { userInfo } from 'node:os';
import { join } from 'node:path';
import { jobs as ownJobs } from '../../jobs/index.ts';
import { type UnitFormat, unitFormats } from '../choices.ts';
import { nyxHome } from '../config.ts';
import { SIGNAL_EXIT } from '../errors.ts';
import { onInterrupt, stoppingSignal } from '../interrupt.ts';
import { printUnits } from '../operations/unit-files.ts';
import { packageRoot, packageVersion } from '../package-root.ts';
import { type DispatcherOptions, runDaemon } from '../scheduler/daemon.ts';
import { findDueSlots } from '../scheduler/due-slots.ts';
import { logStep } from '../scheduler/log-step.ts';
import { runJob } from '../scheduler/run-job.ts';
import { migrationState } from '../schema.ts';
import {
  type CommandArguments,
  defineCommand,
  printResult,
  withMigratedSession,
} from './command.ts';
import { type ConfiguredJobs, readJobs } from './configured-jobs.ts';
import { createLogger } from './log.ts';
import { readJobHealth } from './read-job-health.ts';
import { printSimulation } from './schedule-simulate.ts';
import { tellEnded } from './tell-ended.ts';

const HTTP = '127.0.0.1:9464';
/** A daemon that has not looked at the clock for so long hangs. */
const LATE_MS = 150_000;

const options = {
  action: {
    choices: ['run', 'simulate'],
    default: 'run',
    describe: 'run jobs, or print when they would run',
  },
  http: {
    type: 'string',
    describe: `answer on /livez, /readyz and /metrics, e.g. ${HTTP}`,
  },
  print: { choices: unitFormats, describe: 'print files by which something else starts jobs' },
  from: { type: 'string', describe: 'simulate: from this day or time on (default: now)' },
  to: { type: 'string', describe: 'simulate: until then (default: a week later)' },
  job: { type: 'string', describe: 'simulate: only this job' },
  zone: { type: 'string', describe: 'simulate: whose clocks are shown (default: UTC)' },
  out: { type: 'string', describe: 'folder of published warehouses' },
} as const;

type Arguments = CommandArguments<typeof options>;

export default defineCommand({
  command: 'schedule [action]',
  describe: 'run jobs when they are due, until stopped; logs JSON lines on stderr',
  positionals: ['action'],
  options,
  examples: [
    ['schedule', ownJobs.map(({ name, cron, zone }) => `${name} at ${cron} ${zone}`).join(', ')],
    [`schedule --http ${HTTP}`, 'and answer on /livez, /readyz and /metrics'],
    ['schedule --print systemd', 'units of systemd; crontab and docker as well'],
    [
      'schedule simulate --from 2026-03-28 --to 2026-03-31 --zone Europe/Berlin',
      'what would run, also when clocks change',
    ],
  ],
  run: async (args) => {
    const configured = await readJobs(args, {
      'schedule.http': { option: '--http', value: args.http },
    });
    if (args.print !== undefined) printFiles(args, args.print, configured);
    else if (args.action === 'simulate') printSimulation(args, configured);
    else return runUntilStopped(args, configured);
  },
});

async function runUntilStopped(args: Arguments, configured: ConfiguredJobs) {
  const { schedule } = configured.configuration.settings;
  const stopping = new AbortController();
  using _ = onInterrupt(() => stopping.abort());
  const logger = createLogger(args.quiet ? 'error' : args.verbose ? 'debug' : schedule.log_level);
  const jobs = configured.jobs.filter(({ enabled }) => enabled);
  let ticked = performance.now();
  await using serving = new AsyncDisposableStack();
  if (schedule.http !== undefined) {
    const { serveHealth } = await import('../operations/serve-health.ts');
    const isAlive = () => performance.now() - ticked < LATE_MS;
    const read = () =>
      withMigratedSession(args, 'health', (session) => readJobHealth(session, args, configured));
    serving.use(await serveHealth({ address: schedule.http, read, isAlive }));
    logger.info({ http: schedule.http }, `/livez, /readyz and /metrics on ${schedule.http}`);
  }
  await runDaemon({
    ...{ jobs, logger, signal: stopping.signal },
    onTick: () => {
      ticked = performance.now();
    },
    withRunner: runnerOf(args, configured, logger),
  });
  const signal = stoppingSignal();
  const names = jobs.map(({ name }) => name);
  if (args.json)
    printResult(args, 'schedule', { jobs: names, stopped_by: signal ?? null }, () => '');
  return signal && SIGNAL_EXIT[signal];
}

function runnerOf(
  args: Arguments,
  configured: ConfiguredJobs,
  logger: DispatcherOptions['logger'],
): DispatcherOptions['withRunner'] {
  const { configuration, exportFolder } = configured;
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
            progress: () => {},
            onStep: logStep(logger, job, slot),
          }).finally(() => tellEnded(session, configured, (sentence) => logger.error(sentence))),
      }),
    );
}

function printFiles(args: Arguments, format: UnitFormat, configured: ConfiguredJobs): void {
  const { file, settings } = configured.configuration;
  const text = printUnits(
    format,
    configured.jobs.filter(({ enabled }) => enabled),
    {
      node: process.execPath,
      program: join(packageRoot, 'bin/nyx-etl.js'),
      version: packageVersion,
      user: userInfo().username,
      home: nyxHome(),
      configuration: file,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      http: settings.schedule.http ?? HTTP,
    },
  );
  printResult(args, 'schedule-print', { format, text }, () => text.trimEnd());
}
