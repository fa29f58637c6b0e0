import { DAY_MS } from '../durations.ts';
import { ConfigError } from '../errors.ts';
import { simulate } from '../operations/simulate.ts';
import { findJob } from '../scheduler/configure-jobs.ts';
import { readInstant } from '../transforms/instant.ts';
import { isZone } from '../zone.ts';
import { type GlobalArguments, printResult } from './command.ts';
import type { ConfiguredJobs } from './configured-jobs.ts';
import { renderTable } from './table.ts';

interface SimulateArguments extends Pick<GlobalArguments, 'json'> {
  from: string | undefined;
  to: string | undefined;
  zone: string | undefined;
  job: string | undefined;
}

/** Prints what would run, and when. Throws ConfigError (exit 2) for a time or a zone that is none. */
export function printSimulation(args: SimulateArguments, { jobs }: ConfiguredJobs): void {
  const zone = args.zone ?? 'UTC';
  if (!isZone(zone)) {
    throw new ConfigError(`--zone ${zone} is no time zone`, { hint: 'write it as Europe/Berlin' });
  }
  const from = new Date(args.from === undefined ? Date.now() : instantOf('--from', args.from));
  const until = new Date(
    args.to === undefined ? from.getTime() + 7 * DAY_MS : instantOf('--to', args.to),
  );
  if (until <= from) {
    throw new ConfigError('--to is not after --from', { hint: 'exchange them' });
  }
  const enabled =
    args.job === undefined ? jobs.filter((job) => job.enabled) : [findJob(jobs, args.job)];
  const slots = simulate(enabled, { from, until, zone });
  printResult(args, 'schedule-simulate', { zone, slots }, () =>
    renderTable(
      ['slot', zone, 'job', 'clocks'],
      slots.map(({ slot, local, job, clock_change_minutes }) => [
        `${slot.slice(0, 16)}Z`,
        local,
        job,
        clock_change_minutes === null ? '' : describeChange(clock_change_minutes),
      ]),
    ),
  );
}

/** A day stands for its beginning in UTC. */
function instantOf(option: string, text: string): number {
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  return Date.parse(readInstant(option, whole));
}

function describeChange(minutes: number): string {
  return `put ${minutes > 0 ? 'forward' : 'back'} by ${Math.abs(minutes)} min before`;
}
