import type { CatchUp } from '../choices.ts';
import type { Session } from '../database/session.ts';
import { readJobHistories } from '../ledger/last-runs.ts';
import type { Job } from './job.ts';
import { CLOCK_SKEW_MS, latestSlot, slotsBetween } from './slots.ts';

/** More slots than that are caught up by none: a year of quarters of an hour would never end. */
const MOST_SLOTS = 1_000;

interface DueSlotsOptions {
  now: Date;
  /** Slots before it are nobody's: RFC 3339, when the database was made. */
  since?: string | undefined;
}

/** The slots of a job that have come and are not done, the oldest first, as far as its policy catches up. */
export async function findDueSlots(
  session: Session,
  job: Pick<Job, 'name' | 'cron' | 'zone' | 'catchUp'>,
  { now, since }: DueSlotsOptions,
): Promise<Date[]> {
  const soon = new Date(now.getTime() + CLOCK_SKEW_MS).toISOString();
  const histories = await readJobHistories(session, soon);
  const done = histories.find((history) => history.job === job.name)?.finished_as_of ?? undefined;
  return dueSlots(job, { now, done, since });
}

/** As findDueSlots; `done` is the newest instant that the job is done as of, RFC 3339. */
export function dueSlots(
  job: Pick<Job, 'cron' | 'zone' | 'catchUp'>,
  { now, done, since }: DueSlotsOptions & { done?: string | undefined },
): Date[] {
  const from = done ?? since;
  const most = mostOf(job.catchUp);
  const slots = slotsBetween(job, new Date(from ?? 0), now, from === undefined ? 1 : most);
  if (job.catchUp === 'none')
    return slots.filter((slot) => now.getTime() - slot.getTime() < CLOCK_SKEW_MS);
  if (slots.length > 0 || done !== undefined) return slots;
  // It has never run: the newest slot gives the first numbers at once.
  const newest = latestSlot(job, now);
  return newest ? [newest] : [];
}

function mostOf(policy: CatchUp): number {
  if (policy === 'latest' || policy === 'none') return 1;
  return policy === 'all' ? MOST_SLOTS : policy;
}
