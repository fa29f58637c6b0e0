import { DAY_MS, MINUTE_MS } from '../durations.ts';
import { ConfigError } from '../errors.ts';
import type { Job } from '../scheduler/job.ts';
import { HORIZON_DAYS, slotsBetween } from '../scheduler/slots.ts';
import { wallTime } from '../scheduler/zoned-time.ts';

/** A slot as it would come. */
interface SimulatedSlot {
  job: string;
  /** RFC 3339, UTC. */
  slot: string;
  /** What clocks show then, e.g. `2026-03-29 03:30`. */
  local: string;
  /** How clocks were changed since the slot before, in minutes; null when they were not. */
  clock_change_minutes: number | null;
}

/**
 * The slots of jobs from `from` up to `until`, in their order, with what clocks of `zone` show.
 * Throws ConfigError (exit 2) for more than a year, of which only the end would be found.
 */
export function simulate(
  jobs: readonly Pick<Job, 'name' | 'cron' | 'zone'>[],
  { from, until, zone }: { from: Date; until: Date; zone: string },
): SimulatedSlot[] {
  if (until.getTime() - from.getTime() > HORIZON_DAYS * DAY_MS) {
    throw new ConfigError(`the slots of more than ${HORIZON_DAYS} days are not shown`, {
      hint: 'ask for a year at a time, with --from and --to',
    });
  }
  const justBefore = new Date(from.getTime() - 1);
  const slots = jobs.flatMap((job) =>
    slotsBetween(job, justBefore, until, Number.POSITIVE_INFINITY).map((slot) => ({
      job: job.name,
      at: slot.getTime(),
    })),
  );
  const offset = (instant: number) => (wallTime(zone, instant) - instant) / MINUTE_MS;
  let before = offset(from.getTime());
  return slots
    .sort((a, b) => a.at - b.at || a.job.localeCompare(b.job))
    .map(({ job, at }) => {
      const change = offset(at) - before;
      before += change;
      return {
        job,
        slot: new Date(at).toISOString(),
        local: new Date(wallTime(zone, at)).toISOString().slice(0, 16).replace('T', ' '),
        clock_change_minutes: change === 0 ? null : change,
      };
    });
}
